// ecluse list: the flux of a root, newest first.
#include "daemon/commands/commands.hpp"
#include "daemon/csv.hpp"
#include "daemon/entitled.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

std::string csv_of(const std::vector<lifecycle::FluxRow>& rows, const Printer& printer,
                   CsvForm form) {
  Csv csv(form);
  csv.add_row({printer.text("list.received"), printer.text("list.partner"),
               printer.text("list.file"), printer.text("list.flux"), printer.text("list.interface"),
               printer.text("list.pieces"), printer.text("list.accepted"),
               printer.text("list.state"), printer.text("list.state_at"), "SHA-256"});
  for (const auto& row : rows)
    csv.add_row({lifecycle::paris_text(row.received), row.partner, row.file_name, row.flux_id,
                 row.interface, std::to_string(row.pieces), std::to_string(row.accepted), row.state,
                 lifecycle::paris_text(row.state_at), row.sha256});
  return csv.text();
}

}  // namespace

ExitStatus list(const ListCommand& command, const Terminal& terminal) {
  if (command.listed == Listed::to_validate) return list_to_validate(command, terminal);
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::read_only);
  if (!ledger) return say(ledger.error(), terminal);
  lifecycle::FluxFilter filter;
  filter.partner = command.partner;
  filter.state = command.state;
  filter.interface = command.interface;
  if (*viewer && !(*viewer)->sight.everything) filter.partners = (*viewer)->sight.partners;
  lifecycle::Page page;
  page.limit = command.limit;
  const auto rows = (*ledger)->flux(filter, page);
  if (!rows) return say(rows.error(), terminal);

  const auto printer = printer_of(**premises, terminal);
  switch (command.output) {
    case Output::json:
      for (const auto& row : *rows) terminal.out << flux_row_json(row) << '\n';
      break;
    case Output::csv_excel_fr:
      terminal.out << csv_of(*rows, printer, CsvForm::excel_fr);
      break;
    case Output::csv_rfc4180:
      terminal.out << csv_of(*rows, printer, CsvForm::rfc4180);
      break;
    case Output::human:
      terminal.out << printer.flux_list(*rows);
      break;
  }
  return rows->empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
