// The published rulebooks on one core: loading and compiling, and judging documents of 5, 4,188 and
// 50,000 lines, with what that costs in memory. Needs the reference data.
#include <malloc.h>

#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "parsers/mixed.hpp"
#include "parsers/reader.hpp"
#include "tests/bench/resident_memory.hpp"
#include "tests/support/invoices.hpp"
#include "tests/validation/schematron/sources.hpp"
#include "validation/rulebook.hpp"

namespace {

using namespace ecluse;
using validation::Rulebook;
using Books = std::vector<Rulebook>;

struct Set {
  const char* name;
  std::vector<const char*> files;
  std::string (*make)(const tests::InvoicePlan& plan);
};
const std::vector<Set> sets{
    {"ubl/en16931",
     {"en16931-1.3.16/ubl/EN16931-UBL-validation-preprocessed.sch"},
     tests::ubl_invoice},
    {"ubl/en16931+br-fr",
     {"en16931-1.3.16/ubl/EN16931-UBL-validation-preprocessed.sch",
      "br-fr-flux2-1.4.0.02/ubl/BR-FR-Flux2-Schematron-UBL.sch"},
     tests::ubl_invoice},
    {"cii/en16931",
     {"en16931-1.3.16/cii/EN16931-CII-validation-preprocessed.sch"},
     tests::cii_invoice},
    {"cii/en16931+br-fr",
     {"en16931-1.3.16/cii/EN16931-CII-validation-preprocessed.sch",
      "br-fr-flux2-1.4.0.02/cii/BR-FR-Flux2-Schematron-CII.sch"},
     tests::cii_invoice},
    {"ubl/extended-ctc-fr",
     {"extended-ctc-fr-1.4.0.02/ubl/EXTENDED-CTC-FR-UBL.sch"},
     tests::ubl_invoice},
    {"cii/extended-ctc-fr",
     {"extended-ctc-fr-1.4.0.02/cii/EXTENDED-CTC-FR-CII.sch"},
     tests::cii_invoice},
    {"cii/factur-x-extended",
     {"factur-x-1.09.2/extended/FACTUR-X_EXTENDED.sch"},
     tests::cii_invoice},
};
constexpr int line_counts[] = {5, 4'188, 50'000};

/// The sources read and parsed anew, compiled.
Books load(const Set& set) {
  Books books;
  for (const auto* file : set.files)
    books.push_back(
        Rulebook::load(tests::published(*tests::shared_data() / "rulebooks" / file)).value());
  return books;
}

Document read(const std::string& bytes) {
  const auto schemas = parsers::SchemaSet::embedded();
  return std::move(parsers::Reader(schemas).read(bytes).document);
}

std::size_t judge(const Books& books, const Document& document) {
  std::size_t fired = 0;
  for (const auto& one : books) fired += one.check(document).fired_rules;
  return fired;
}

void loading(benchmark::State& state, const Set& set) {
  for (auto _ : state) benchmark::DoNotOptimize(load(set));
}

void checking(benchmark::State& state, const Set& set, int lines) {
  const auto books = load(set);
  const auto bytes = set.make({"F-1", lines});
  const auto document = read(bytes);
  std::size_t fired = 0;
  for (auto _ : state) fired = judge(books, document);
  state.counters["document"] = static_cast<double>(bytes.size());
  state.counters["fired"] = static_cast<double>(fired);
}

// ---- Memory.

/// What reading and judging a document add, once the rulebooks are loaded and a small one is read.
std::uint64_t growth_of(const Set& set, const std::string& bytes) {
  Books books;
  return tests::growth_in_child(
      [&] {
        books = load(set);
        judge(books, read(set.make({"F-1", 5})));
      },
      [&] { judge(books, read(bytes)); });
}

void memory(benchmark::State& state, const Set& set, int lines) {
  const auto bytes = set.make({"F-1", lines});
  std::uint64_t growth = 0;
  for (auto _ : state) growth = growth_of(set, bytes);
  state.counters["document"] = static_cast<double>(bytes.size());
  state.counters["growth"] = static_cast<double>(growth);
  state.counters["times"] = static_cast<double>(growth) / static_cast<double>(bytes.size());
}

/// Named load/ubl/en16931, check/ubl/en16931/5, memory/ubl/en16931/4188…
void add_benchmarks() {
  for (const auto& set : sets) {
    benchmark::RegisterBenchmark(("load/" + std::string(set.name)).c_str(),
                                 [&](benchmark::State& state) { loading(state, set); })
        ->Unit(benchmark::kMillisecond);
    for (const auto lines : line_counts) {
      const auto name = std::string(set.name) + "/" + std::to_string(lines);
      benchmark::RegisterBenchmark(("check/" + name).c_str(), [&set,
                                                               lines](benchmark::State& state) {
        checking(state, set, lines);
      })->Unit(benchmark::kMillisecond);
      benchmark::RegisterBenchmark(("memory/" + name).c_str(), [&set,
                                                                lines](benchmark::State& state) {
        memory(state, set, lines);
      })->Iterations(1);
    }
  }
}

// ---- One document again and again, for tools/saxon.

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

std::size_t failures_of(const Books& books, const Document& document) {
  std::size_t failures = 0;
  for (const auto& one : books) {
    const auto verdict = one.check(document);
    failures += verdict.errors + verdict.warnings;
  }
  return failures;
}

/// Arguments: --loop judge|read DOCUMENT SECONDS RULEBOOK… Prints "milliseconds-a-document
/// failures", as SaxonLoop does, of processor time. With "read" the bytes are parsed each time
/// (without a schema: Saxon has none either), else the document is in memory.
int loop(const std::vector<std::string>& arguments) {
  Books books;
  for (std::size_t i = 4; i < arguments.size(); ++i)
    books.push_back(Rulebook::load(tests::published(arguments[i])).value());
  const bool reads = arguments[1] == "read";
  const auto bytes = tests::read_file(arguments[2]);
  const auto document = read(bytes);
  const auto most = std::stod(arguments[3]);
  std::size_t rounds = 0, failures = 0;
  const auto start = thread_seconds();
  const auto passed = [&] { return thread_seconds() - start; };
  for (; passed() < most; ++rounds)
    failures = reads ? failures_of(books, parsers::read_mixed(bytes).value())
                     : failures_of(books, document);
  std::cout << passed() * 1000 / static_cast<double>(rounds) << " " << failures << "\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() > 4 && arguments[0] == "--loop") return loop(arguments);
  if (!tests::shared_data()) {
    std::cerr << "../shared/data is absent\n";
    return 1;
  }
  mallopt(M_MMAP_THRESHOLD, 64 << 20);  // as the daemon keeps its heap (daemon/heap)
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  benchmark::Initialize(&argc, argv);
  add_benchmarks();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
