// ecluse stats --shape: what waits, by age, partner and state.
#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/shape.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_text.hpp"

namespace ecluse::daemon {
namespace {

Cells cells_of(const std::vector<ShapeRow>& rows, const Printer& printer) {
  Cells cells{{printer.text("shape.partner"), printer.text("shape.state"), "T"}};
  for (std::size_t column = 0; column < shape_columns; ++column)
    cells.front().push_back(shape_label(column));
  for (const auto& row : rows) {
    auto& line = cells.emplace_back();
    line.push_back(row.partner.empty() ? printer.text("shape.all") : row.partner);
    line.push_back(row.state.empty() ? "" : printer.text("shape." + row.state));
    line.push_back(std::to_string(row.total));
    for (const auto count : row.counts) line.push_back(std::to_string(count));
  }
  return cells;
}

std::string json_of(const ShapeRow& row) {
  std::vector<JsonFields> counts;
  for (std::size_t column = 0; column < shape_columns; ++column)
    counts.push_back({{{"minutes", shape_label(column)}, {"count", row.counts.at(column)}}});
  return object_json({{{"partner", row.partner},
                       {"state", row.state},
                       {"total", row.total},
                       {"counts", std::move(counts)}}}) +
         '\n';
}

}  // namespace

ExitStatus stats_shape(const StatsCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::read_only);
  if (!ledger) return say(ledger.error(), terminal);
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto subjects = Subjects(**premises, **ledger, now).unfinished({});
  if (!subjects) return say(subjects.error(), terminal);
  const auto rows = shape_of(*subjects, now);
  const auto cells = cells_of(rows, printer_of(**premises, terminal));
  if (command.output == Output::json)
    for (const auto& row : rows) terminal.out << json_of(row);
  else
    terminal.out << table_text(cells, command.output);
  return subjects->empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
