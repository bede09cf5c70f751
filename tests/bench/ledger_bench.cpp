// How many transitions a second the ledger makes durable, by the number of flux that share a
// commit, on the disk of TMPDIR. A flux of one good piece makes seven.
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "lifecycle/ledger_sqlite.hpp"
#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/places.hpp"

namespace {

using namespace ecluse;

/// Outcomes that differ as those of a day do, made before the clock runs.
std::vector<Outcome> outcomes(int count, int& nth) {
  std::vector<Outcome> made;
  for (int i = 0; i < count; ++i) {
    const auto name = std::to_string(++nth);
    made.push_back(
        tests::decided(tests::flux_numbered(nth, "a-" + name), {tests::good_piece("F" + name)}));
  }
  return made;
}

/// An attempt committed, then the outcome: as the gate does, two commits a group.
bool record(lifecycle::Ledger& ledger, const std::vector<Outcome>& group) {
  auto attempts = ledger.begin().value();
  for (const auto& outcome : group)
    if (!attempts->attempt(outcome.examined.flux)) return false;
  if (!attempts->commit()) return false;
  attempts.reset();
  const auto batch = ledger.begin().value();
  for (const auto& outcome : group)
    if (!batch->record(outcome)) return false;
  return batch->commit().has_value();
}

void durable(benchmark::State& state) {
  const tests::TemporaryFolder folder;
  const auto ledger = lifecycle::open_sqlite_ledger((folder.path() / "suivi.sqlite").string(),
                                                    lifecycle::Access::write, tests::machines())
                          .value();
  int nth = 0;
  std::int64_t transitions = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const auto group = outcomes(static_cast<int>(state.range(0)), nth);
    for (const auto& outcome : group)
      transitions += static_cast<std::int64_t>(outcome.transitions.size());
    state.ResumeTiming();
    if (!record(*ledger, group)) state.SkipWithError("the ledger refused a flux");
  }
  state.counters["transitions"] =
      benchmark::Counter(static_cast<double>(transitions), benchmark::Counter::kIsRate);
}

BENCHMARK(durable)->Name("ledger/durable")->Arg(1)->Arg(10)->Arg(50)->Arg(500)->UseRealTime();

}  // namespace
