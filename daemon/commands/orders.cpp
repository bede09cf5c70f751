// ecluse hold, release, requeue, expire, redeliver ID… --comment …: what an operator does about
// flux, by their names, or ALL of a selection.
#include <algorithm>
#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/deeds.hpp"
#include "daemon/deeds_told.hpp"
#include "daemon/deliver_now.hpp"
#include "daemon/json_out.hpp"
#include "daemon/operator_account.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view everything = "ALL";

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

/// ALL stands alone, and only with ALL does a selection count.
Done check(const OrderCommand& command) {
  if (is_blank(command.comment)) return failure("E_ORDER_COMMENT", "--comment");
  const bool all =
      std::find(command.ids.begin(), command.ids.end(), everything) != command.ids.end();
  if (all && command.ids.size() > 1) return failure("E_ORDER_ALL", command.ids.front());
  const bool selects = !command.partner.empty() || !command.state.empty() || !command.older.empty();
  if (!all && selects) return failure("E_ORDER_ALL", command.ids.front());
  return {};
}

/// Of what has that name, the first that allows the deed; else what was found first, to say why.
Result<Subject> chosen(const OrderCommand& command, const std::string& name, Subjects& subjects,
                       const Premises& premises) {
  auto found = subjects.named(name);
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return failure("E_ORDER_UNKNOWN", name);
  const auto good = std::find_if(found->begin(), found->end(), [&](const Subject& subject) {
    return !refusal_of(command.deed, subject, premises);
  });
  return std::move(good == found->end() ? found->front() : *good);
}

/// What is meant, and the names that mean nothing.
struct Meant {
  std::vector<Subject> subjects;
  std::vector<Error> unknown;
};

Result<Meant> meant_by(const OrderCommand& command, Subjects& subjects, const Premises& premises) {
  Meant meant;
  if (command.ids.front() == everything) {
    const auto older = age_of(command.older);
    if (!older) return tl::unexpected(older.error());
    auto found =
        selected(command.deed, {command.partner, command.state, *older}, subjects, premises);
    if (!found) return tl::unexpected(found.error());
    meant.subjects = std::move(*found);
    return meant;
  }
  for (const auto& name : command.ids) {
    auto one = chosen(command, name, subjects, premises);
    if (one)
      meant.subjects.push_back(std::move(*one));
    else if (one.error().code == "E_ORDER_UNKNOWN")
      meant.unknown.push_back(one.error());
    else
      return tl::unexpected(one.error());
  }
  return meant;
}

std::string json_of(const OrderCommand& command, const Deeded& one, const Printer& printer) {
  const auto& subject = one.subject;
  JsonFields line{{{"order", std::string(name_of(command.deed))},
                   {"partner", subject.partner},
                   {"file", subject.file_name},
                   {"flux_id", subject.row ? subject.row->flux_id : std::string()},
                   {"arrival_id", subject.row ? subject.row->arrival_id : std::string()},
                   {"stands", std::string(name_of(subject.stand))},
                   {"done", !one.refused}}};
  if (command.deed == Deed::redeliver)
    line.fields.emplace_back("answers", static_cast<std::int64_t>(one.answers));
  if (one.refused) {
    line.fields.emplace_back("error", one.refused->code);
    line.fields.emplace_back("reason", printer.text(one.refused->code));
  }
  return object_json(line);
}

ExitStatus tell(const OrderCommand& command, const std::vector<Deeded>& all,
                const std::vector<Error>& unknown, const Printer& printer,
                const Terminal& terminal) {
  std::size_t good = 0;
  for (const auto& one : all) {
    good += one.refused ? 0 : 1;
    terminal.out << (command.output == Output::json ? json_of(command, one, printer)
                                                    : deed_text(command.deed, one, printer))
                 << '\n';
  }
  for (const auto& error : unknown)
    terminal.out << (command.output == Output::json
                         ? error_json(error, printer.text(error.code))
                         : error.detail + ": " + printer.text(error.code))
                 << '\n';
  const auto asked = all.size() + unknown.size();
  if (asked == 0) return ExitStatus::nothing_to_do;
  return good == asked ? ExitStatus::all_accepted
         : good == 0   ? ExitStatus::all_rejected
                       : ExitStatus::some_rejected;
}

}  // namespace

ExitStatus order(const OrderCommand& command, const Terminal& terminal) {
  if (const auto good = check(command); !good) {
    say(good.error(), terminal);
    return ExitStatus::usage;
  }
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  auto& house = **premises;
  const auto ledger = house.open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  const auto at = now();
  Subjects subjects(house, **ledger, at);
  auto meant = meant_by(command, subjects, house);
  if (!meant) return say(meant.error(), terminal);
  const auto all = do_all({command.deed, operator_account(), command.comment, at},
                          std::move(meant->subjects), house, **ledger);
  if (!all) return say(all.error(), terminal);
  if (const auto delivered = deliver_now(house, **ledger, at); !delivered)
    say(delivered.error(), terminal);  // recorded, and owed still
  return tell(command, *all, meant->unknown, printer_of(house, terminal), terminal);
}

}  // namespace ecluse::daemon
