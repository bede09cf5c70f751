// Bytes -> Piece in each syntax, schema validation included, on one core: processor time, and what
// a document costs in memory beside itself. Documents of 8 kB, 40 kB and 5 MB of lines, and one
// with an attachment of 5 MB that nothing compresses. And what each schema takes to be compiled.
#include <string>

#include <benchmark/benchmark.h>

#include "daemon/heap.hpp"
#include "parsers/facturx.hpp"
#include "parsers/reader.hpp"
#include "schemas/schema_index.hpp"
#include "tests/bench/resident_memory.hpp"
#include "tests/schemas/xsd_oracle.hpp"
#include "tests/support/invoices.hpp"
#include "tests/support/pdfs.hpp"

namespace {

using namespace ecluse;

using Make = std::string (*)(const tests::InvoicePlan& plan);

std::string facturx_invoice(const tests::InvoicePlan& plan) {
  return tests::facturx_of(tests::cii_invoice(plan));
}

struct Syntax {
  const char* name;
  Make make;
};
constexpr Syntax syntaxes[] = {{"ubl", tests::ubl_invoice},
                               {"cii", tests::cii_invoice},
                               {"cpp", tests::cpp_invoice},
                               {"facturx", facturx_invoice}};

struct Load {
  const char* name;
  std::size_t document;    ///< bytes of the document, without its attachment
  std::size_t attachment;  ///< bytes
};
constexpr Load loads[] = {{"8kB", 8'000, 0},
                          {"40kB", 40'000, 0},
                          {"5MB", 5'000'000, 0},
                          {"attached_5MB", 8'000, 5'000'000}};

/// A document of about that size, one line of invoice at least.
std::string document_of(const Syntax& syntax, const Load& load) {
  const auto none = syntax.make({"F-1", 0}).size(), ten = syntax.make({"F-1", 10}).size();
  const auto room = load.document > none ? (load.document - none) * 10 / (ten - none) : 0;
  return syntax.make({"F-1", static_cast<int>(room == 0 ? 1 : room), load.attachment});
}

/// Reads what a flux carries, a PDF in this process: what the child that opens PDFs costs besides
/// is the benchmark "child".
parsers::Reading read(std::string_view bytes, parsers::Reader& reader) {
  if (!bytes.starts_with("%PDF")) return reader.read(bytes);
  const auto contents = parsers::read_pdf(bytes);
  return reader.read(parsers::choose_invoice(contents).invoice->bytes);
}

void speed(benchmark::State& state, const Syntax& syntax, const Load& load) {
  const auto bytes = document_of(syntax, load);
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const auto first = read(bytes, reader);
  if (!first.piece || !first.findings.empty()) {
    state.SkipWithError(first.findings.empty() ? "no piece" : first.findings[0].code.c_str());
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(read(bytes, reader));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
  state.counters["document"] = static_cast<double>(bytes.size());
}

// ---- Memory.

/// What reading one document adds, for a reader that has read a small one of that syntax before.
std::uint64_t growth_of(const Syntax& syntax, const std::string& bytes) {
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  return tests::growth_in_child([&] { read(document_of(syntax, loads[0]), reader); },
                                [&] { read(bytes, reader); });
}

void memory(benchmark::State& state, const Syntax& syntax, const Load& load) {
  const auto bytes = document_of(syntax, load);
  std::uint64_t growth = 0;
  for (auto _ : state) growth = growth_of(syntax, bytes);
  state.counters["document"] = static_cast<double>(bytes.size());
  state.counters["growth"] = static_cast<double>(growth);
  state.counters["times"] = static_cast<double>(growth) / static_cast<double>(bytes.size());
}

// ---- Schemas.

/// As a process compiles one from the binary, once, when it first meets the syntax.
void compiling(benchmark::State& state, const schemas::SchemaEntry& entry) {
  for (auto _ : state) {
    const auto oracle = tests::XsdOracle::embedded(entry.file);
    if (!oracle.loaded()) state.SkipWithError("not loaded");
  }
}

/// Named speed/ubl/8kB, memory/cii/5MB, schema/ubl-2.1-invoice…
void add_benchmarks() {
  for (const auto& entry : schemas::all_schemas())
    benchmark::RegisterBenchmark(("schema/" + std::string(entry.key)).c_str(),
                                 [&](benchmark::State& state) { compiling(state, entry); })
        ->Unit(benchmark::kMillisecond);
  for (const auto& syntax : syntaxes)
    for (const auto& load : loads) {
      const auto name = std::string(syntax.name) + "/" + load.name;
      benchmark::RegisterBenchmark(("speed/" + name).c_str(),
                                   [&](benchmark::State& state) { speed(state, syntax, load); });
      benchmark::RegisterBenchmark(("memory/" + name).c_str(), [&](benchmark::State& state) {
        memory(state, syntax, load);
      })->Iterations(1);
    }
}

}  // namespace

int main(int argc, char** argv) {
  ecluse::daemon::keep_freed_memory();
  benchmark::Initialize(&argc, argv);
  add_benchmarks();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
