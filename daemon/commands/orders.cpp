// ecluse hold, release, requeue, expire, redeliver ID… --comment …: what an operator does about
// flux, by their names, or ALL of a selection.
#include <algorithm>
#include <charconv>
#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/deeds.hpp"
#include "daemon/deliver_now.hpp"
#include "daemon/json_out.hpp"
#include "daemon/operator_account.hpp"
#include "daemon/speaker.hpp"
#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view everything = "ALL";

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// "30m", "6h", "2d"; E_DURATION.
Result<std::chrono::seconds> age_of(const std::string& text) {
  if (text.empty()) return 0s;
  int count = 0;
  const auto* end = text.data() + text.size() - 1;
  const auto [read, fault] = std::from_chars(text.data(), end, count);
  const std::chrono::seconds unit = *end == 'm' ? 60s : *end == 'h' ? 3600s : 86400s;
  const bool known = *end == 'm' || *end == 'h' || *end == 'd';
  if (fault != std::errc() || read != end || !known || count < 0 || count > 100'000)
    return failure("E_DURATION", text);
  return count * unit;
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

/// Those of a selection that allow the deed: the others were not meant.
Result<std::vector<Subject>> selected(const OrderCommand& command, Subjects& subjects,
                                      const Premises& premises) {
  const auto older = age_of(command.older);
  if (!older) return tl::unexpected(older.error());
  const Selection selection{command.partner, command.state, *older};
  auto found =
      command.deed == Deed::redeliver ? subjects.ended(selection) : subjects.unfinished(selection);
  if (found)
    std::erase_if(*found, [&](const Subject& subject) {
      return refusal_of(command.deed, subject, premises).has_value();
    });
  return found;
}

/// What is meant, and the names that mean nothing.
struct Meant {
  std::vector<Subject> subjects;
  std::vector<Error> unknown;
};

Result<Meant> meant_by(const OrderCommand& command, Subjects& subjects, const Premises& premises) {
  Meant meant;
  if (command.ids.front() == everything) {
    auto found = selected(command, subjects, premises);
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

std::string line_of(const OrderCommand& command, const Deeded& one, const Printer& printer) {
  const auto name =
      one.subject.partner + '/' + ingest::displayed(one.subject.name(), ingest::Shown::utf8);
  if (one.refused)
    return name + ": " + printer.text(one.refused->code) + " (" + one.refused->detail + ")";
  return printer.text("order." + std::string(name_of(command.deed)) +
                          (one.subject.stand == Stand::partner ? ".partner" : ""),
                      {{"flux", one.subject.stand == Stand::partner ? one.subject.partner : name},
                       {"answers", std::to_string(one.answers)}});
}

ExitStatus tell(const OrderCommand& command, const std::vector<Deeded>& all,
                const std::vector<Error>& unknown, const Printer& printer,
                const Terminal& terminal) {
  std::size_t good = 0;
  for (const auto& one : all) {
    good += one.refused ? 0 : 1;
    terminal.out << (command.output == Output::json ? json_of(command, one, printer)
                                                    : line_of(command, one, printer))
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
