// What each stage behind the reading costs for one piece, on one core: Chorus rules, route; and
// the whole pure half of a flux. Bytes per second are those of the document. And the words that
// every command loads first.
#include <string>

#include <benchmark/benchmark.h>

#include "daemon/examine.hpp"
#include "daemon/read_piece.hpp"
#include "daemon/tables.hpp"
#include "routing/router.hpp"
#include "routing/tables.hpp"
#include "tests/support/invoices.hpp"
#include "tests/support/pdfs.hpp"
#include "validation/catalogue.hpp"
#include "validation/chorus.hpp"

namespace {

using namespace ecluse;

constexpr Date today{std::chrono::year{2026}, std::chrono::January, std::chrono::day{15}};

/// The tables of the binary, with the example directory.
daemon::Tables tables() {
  auto loaded = daemon::Tables::standard();
  auto referential =
      routing::Referential::load({{}, {}, {}, routing::embedded_table("exemple_annuaire.csv"), {}});
  loaded->referential = std::move(*referential);
  return std::move(*loaded);
}

std::string document(bool cii, benchmark::State& state) {
  const tests::InvoicePlan plan{"F-1", static_cast<int>(state.range(0))};
  auto bytes = cii ? tests::cii_invoice(plan) : tests::ubl_invoice(plan);
  state.counters["document"] = static_cast<double>(bytes.size());
  return bytes;
}

void catalogue(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(validation::Catalogue::standard());
}

void chorus(benchmark::State& state, bool cii) {
  const auto bytes = document(cii, state);
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const auto reading = reader.read(bytes);
  const auto data = tables();
  const validation::ChorusContext context{today, data.referential.interfaces.find("FSO1100A")};
  for (auto _ : state) {
    std::vector<Finding> findings;
    validation::check_chorus(*reading.piece, context, findings);
    benchmark::DoNotOptimize(findings);
  }
}

void route(benchmark::State& state, bool cii) {
  const auto bytes = document(cii, state);
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const auto reading = reader.read(bytes);
  const auto data = tables();
  const auto* interface = data.referential.interfaces.find("FSO1100A");
  for (auto _ : state)
    benchmark::DoNotOptimize(routing::route_piece(*reading.piece, *interface, data.referential));
}

void examine(benchmark::State& state, bool cii) {
  const auto bytes = document(cii, state);
  const auto data = tables();
  daemon::Desk desk{parsers::Reader(data.schemas)};
  const daemon::PieceContext context{nullptr, {}, today};
  for (auto _ : state)
    benchmark::DoNotOptimize(daemon::examine_piece(parsers::unlifted(bytes), context, data, desk));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}

/// A PDF of 8 kB as the gate reads it, the child process that opens it included: real time.
void facturx_in_child(benchmark::State& state) {
  const auto bytes = tests::facturx_of(tests::cii_invoice({"F-1", 3}));
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  for (auto _ : state)
    benchmark::DoNotOptimize(daemon::read_piece(parsers::unlifted(bytes), {}, reader));
}

// 5 lines make 8 kB of UBL, 40 lines 40 kB. Reading alone is in formats_bench.cpp.
BENCHMARK(catalogue)->Name("catalogue/load")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(chorus, ubl, false)->Arg(5)->Arg(40);
BENCHMARK_CAPTURE(route, ubl, false)->Arg(5);
BENCHMARK_CAPTURE(examine, ubl, false)->Arg(5)->Arg(40);
BENCHMARK_CAPTURE(examine, cii, true)->Arg(5)->Arg(40);
BENCHMARK(facturx_in_child)->UseRealTime();

}  // namespace
