// ecluse run: one batch, for cron. Takes everything ripe in inbound, then leaves.
#include <chrono>
#include <thread>

#include "daemon/answering.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/gate.hpp"
#include "daemon/progress.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/run_lock.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// Steps until nothing is left. Files dropped just before the batch began are waited for, once, for
/// as long as a file must stay quiet; those dropped later are for the next batch.
Done drain(Gate& gate, const Config& config, Progress& progress) {
  const auto patience = now() + config.pickup.quiet + 100ms;
  while (true) {
    const auto more = gate.step();
    if (!more) return tl::unexpected(more.error());
    progress.at(gate.tally().flux(), gate.tally().flux() + gate.waiting());
    if (*more == Continue::yes) continue;
    const auto ripe = gate.next_ripe();
    if (!ripe || *ripe > patience) return {};
    std::this_thread::sleep_until(*ripe + 1ms);
  }
}

Gate::OnConclusion reporter(const RunCommand& command, const Premises& premises,
                            const Terminal& terminal) {
  if (command.output != Output::json) return {};
  const auto language = premises.config.language.value_or(terminal.language);
  return [&premises, &terminal, language](const Conclusion& conclusion) {
    const auto words = words_of(conclusion.outcome, premises.tables.catalogue, language);
    terminal.out << flux_json(conclusion.outcome, words) << '\n';
  };
}

}  // namespace

ExitStatus run(const RunCommand& command, const Terminal& terminal) {
  auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  auto& house = **premises;
  const auto lock = lifecycle::RunLock::take(house.root.lock());
  if (!lock) return say(lock.error(), terminal);
  auto ledger = house.open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  const auto workers = house.hire(house.workers_wanted());

  auto gate = Gate::open({house.disk, house.root, **ledger, house.tables, house.config, *workers,
                          now, reporter(command, house, terminal)});
  if (!gate) return say(gate.error(), terminal);
  {
    Progress progress(terminal.err, terminal.progress && command.output == Output::human);
    const auto drained = drain(**gate, house.config, progress);
    if (!drained) return say(drained.error(), terminal);
  }
  const auto& tally = (*gate)->tally();
  const auto printer = printer_of(house, terminal);
  for (const auto* errors : {&tally.left, &tally.undelivered})
    for (const auto& error : *errors) terminal.err << printer.error(error);
  terminal.out << (command.output == Output::json ? summary_json(tally) + '\n'
                                                  : printer.summary(tally));
  return status_of(tally);
}

}  // namespace ecluse::daemon
