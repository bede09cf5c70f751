// ecluse audit: who did what in this root, the newest first.
#include "lifecycle/audit.hpp"

#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/search_wish.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_text.hpp"
#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

Result<lifecycle::AuditFilter> filter_of(const AuditCommand& command) {
  lifecycle::AuditFilter filter{{}, command.who, command.limit};
  if (command.since.empty()) return filter;
  const auto day = parse_iso_date(command.since);
  if (!day) return failure("E_DATE", command.since);
  filter.since = paris_midnight(*day);
  return filter;
}

Cells rows_of(const std::vector<lifecycle::AuditEntry>& entries, const Printer& printer) {
  Cells rows{{printer.text("audit.at"), printer.text("audit.who"), printer.text("audit.what"),
              printer.text("audit.detail")}};
  for (const auto& entry : entries)
    rows.push_back({lifecycle::paris_text(entry.at), entry.who, entry.what,
                    ingest::displayed(entry.detail, ingest::Shown::utf8)});
  return rows;
}

std::string json_of(const lifecycle::AuditEntry& entry) {
  return object_json({{{"at", lifecycle::paris_iso_text(entry.at)},
                       {"who", entry.who},
                       {"what", entry.what},
                       {"detail", entry.detail},
                       {"sha256", entry.sha256}}});
}

}  // namespace

ExitStatus audit(const AuditCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto filter = filter_of(command);
  if (!filter) return say(filter.error(), terminal);
  const auto entries = lifecycle::read_audit((*premises)->root.ledger(), *filter);
  if (!entries) return say(entries.error(), terminal);
  const auto rows = rows_of(*entries, printer_of(**premises, terminal));
  if (command.output == Output::json)
    for (const auto& entry : *entries) terminal.out << json_of(entry) << '\n';
  else
    terminal.out << table_text(rows, command.output);
  return entries->empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
