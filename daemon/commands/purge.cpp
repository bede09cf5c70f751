// ecluse archive purge: takes the files of old days out of the archive. Tells what would go, and
// does it only when told back how many files that is.
#include "lifecycle/purge.hpp"

#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Date policy_day(int keep_days) {
  return Date{std::chrono::floor<std::chrono::days>(now()) - std::chrono::days{keep_days}};
}

/// The first day that stays. E_PURGE_DATE, E_PURGE_POLICY.
Result<Date> first_kept(const PurgeCommand& command, int keep_days) {
  if (command.by_policy && keep_days == 0) return failure("E_PURGE_POLICY", "keep_days = 0");
  if (command.by_policy) return policy_day(keep_days);
  const auto day = parse_iso_date(command.before);
  if (!day) return failure("E_PURGE_DATE", command.before);
  const auto last = policy_day(keep_days);
  if (*day > last) return failure("E_PURGE_POLICY", iso_text(last));
  return *day;
}

void tell(const std::vector<lifecycle::Purge>& files, const PurgeCommand& command, bool done,
          const Printer& printer, const Terminal& terminal) {
  std::int64_t bytes = 0;
  for (const auto& file : files) {
    bytes += file.size;
    const auto day = iso_text(file.day);
    terminal.out << (command.output == Output::json
                         ? object_json({{{"day", day},
                                         {"sha256", file.sha256},
                                         {"size", file.size},
                                         {"purged", done}}})
                         : day + "  " + file.sha256 + "  " + std::to_string(file.size))
                 << '\n';
  }
  if (command.output == Output::json) return;
  terminal.out << printer.text(
                      done ? "purge.done" : "purge.would",
                      {{"files", std::to_string(files.size())}, {"bytes", std::to_string(bytes)}})
               << '\n';
}

}  // namespace

ExitStatus purge(const PurgeCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  auto& house = **premises;
  const auto kept = first_kept(command, house.config.archive.keep_days);
  if (!kept) return say(kept.error(), terminal);
  const auto ledger = house.open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  auto files = lifecycle::purgeable(house.disk, house.root, **ledger, *kept);
  if (!files) return say(files.error(), terminal);
  const auto printer = printer_of(house, terminal);
  if (!command.confirmed) {
    tell(*files, command, false, printer, terminal);
    return files->empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
  }
  if (*command.confirmed != files->size())
    return say({"E_PURGE_CONFIRM", std::to_string(files->size())}, terminal);
  for (auto& file : *files) {
    file.at = now();
    file.actor = command.actor;
    file.comment = command.comment;
  }
  if (auto done = lifecycle::purge_files(house.disk, house.root, **ledger, *files); !done)
    return say(done.error(), terminal);
  tell(*files, command, true, printer, terminal);
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
