// ecluse list: the flux of a root, newest first.
#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/flux_table.hpp"
#include "daemon/orders_told.hpp"
#include "daemon/pickup.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_text.hpp"

namespace ecluse::daemon {
namespace {

Cells cells_of(const std::vector<lifecycle::FluxRow>& rows, const Printer& printer) {
  Cells cells{flux_headers(printer)};
  for (const auto& row : rows) cells.push_back(flux_cells(row));
  return cells;
}

/// One line on what waits in vain; a cheap look, which may miss some.
void tell_waiting(const Premises& premises, const Printer& printer, const Terminal& terminal) {
  constexpr std::size_t looked_at = 100;
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto files =
      waiting_files(premises.disk, premises.root, premises.config.pickup, now, looked_at);
  if (!files || files->empty()) return;
  terminal.out << printer.text("list.waiting", {Value{"count", std::to_string(files->size())}})
               << '\n';
}

}  // namespace

ExitStatus list(const ListCommand& command, const Terminal& terminal) {
  if (command.listed == Listed::to_validate) return list_to_validate(command, terminal);
  if (command.listed == Listed::waiting) return list_waiting(command, terminal);
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
  const bool narrow = *viewer && !(*viewer)->sight.everything;
  if (narrow) filter.partners = (*viewer)->sight.partners;
  lifecycle::Page page;
  page.limit = command.limit;
  const auto rows = (*ledger)->flux(filter, page);
  if (!rows) return say(rows.error(), terminal);

  const auto book = (*ledger)->order_book();
  if (!book) return say(book.error(), terminal);
  const bool apart = narrow || !command.state.empty() || !command.interface.empty();
  const auto told = apart ? ToldOrders{} : orders_told(*book, command.partner);
  const auto printer = printer_of(**premises, terminal);
  switch (command.output) {
    case Output::json:
      for (const auto& row : *rows) terminal.out << flux_row_json(row) << '\n';
      terminal.out << orders_json(told);
      break;
    case Output::csv_excel_fr:
    case Output::csv_rfc4180:
      terminal.out << table_text(cells_of(*rows, printer), command.output);
      break;
    case Output::human:
      terminal.out << printer.flux_list(*rows) << orders_text(told, printer);
      if (!narrow) tell_waiting(**premises, printer, terminal);
      break;
  }
  return rows->empty() && told.empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
