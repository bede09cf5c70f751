// ecluse run: one batch, for cron. Takes everything ripe in inbound, then leaves.
#include <chrono>
#include <optional>
#include <thread>

#include "daemon/answering.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/deadline.hpp"
#include "daemon/gate.hpp"
#include "daemon/past_house.hpp"
#include "daemon/progress.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/privileges.hpp"
#include "lifecycle/run_lock.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// Steps until nothing is left. Files dropped just before the batch began are waited for, once, for
/// as long as a file must stay quiet; those dropped later are for the next batch.
Done drain(Gate& gate, const Config& config, std::optional<Instant> until, Progress& progress) {
  const auto patience = now() + config.pickup.quiet + 100ms;
  while (true) {
    if (until && now() >= *until) gate.close_intake();
    const auto more = gate.step();
    if (!more) return tl::unexpected(more.error());
    progress.at(gate.tally().flux(), gate.tally().flux() + gate.waiting());
    if (*more == Continue::yes) continue;
    const auto ripe = gate.next_ripe();
    if (gate.intake_closed() || !ripe || *ripe > patience) return {};
    std::this_thread::sleep_until(*ripe + 1ms);
  }
}

Gate::Intake intake_of(const RunCommand& command) {
  Gate::Intake intake;
  intake.partner = command.partner;
  if (command.most > 0) intake.most = command.most;
  return intake;
}

/// Who cannot have the root leaves: to a daemon, who takes what is there anyway, or to another
/// batch, after which this one may be tried again.
ExitStatus leave_it(const Premises& house, const Error& why, const Terminal& terminal) {
  const auto holder = lifecycle::RunLock::holder(house.root.lock());
  if (why.code != "E_LOCKED" || !holder || holder->what != lifecycle::LockedFor::watch)
    return say(why, terminal);
  terminal.out << printer_of(house, terminal)
                      .text("run.handed_over", {{"process", std::to_string(holder->process)}})
               << '\n';
  return ExitStatus::nothing_to_do;
}

ExitStatus conclude(const Tally& tally, const Printer& printer, const RunCommand& command,
                    const Terminal& terminal) {
  for (const auto* errors : {&tally.left, &tally.undelivered, &tally.waiting})
    for (const auto& error : *errors) terminal.err << printer.error(error);
  terminal.out << (command.output == Output::json ? summary_json(tally) + '\n'
                                                  : printer.summary(tally));
  return status_of(tally);
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
  std::optional<Instant> until;
  if (!command.until.empty()) {
    const auto at = deadline(command.until, now());
    if (!at) return say(at.error(), terminal);
    until = *at;
  }
  lifecycle::take_umask(house.config.process.umask);
  const auto became = lifecycle::become(house.config.process.user, house.config.process.group);
  if (!became) return say(became.error(), terminal);
  const auto lock = lifecycle::RunLock::take(house.root.lock());
  if (!lock) return leave_it(house, lock.error(), terminal);
  if (const auto kept = keep_tables(house.disk, house.root, house.tables); !kept)
    return say(kept.error(), terminal);
  auto ledger = house.open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  const auto workers = house.hire(house.workers_wanted());

  auto gate = Gate::open({house.disk, house.root, **ledger, house.tables, house.config, *workers,
                          now, reporter(command, house, terminal), intake_of(command)});
  if (!gate) return say(gate.error(), terminal);
  {
    Progress progress(terminal.err, terminal.progress && command.output == Output::human);
    const auto drained = drain(**gate, house.config, until, progress);
    if (!drained) return say(drained.error(), terminal);
  }
  return conclude((*gate)->tally(), printer_of(house, terminal), command, terminal);
}

}  // namespace ecluse::daemon
