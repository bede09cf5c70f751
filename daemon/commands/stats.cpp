// ecluse stats --board memoires|travaux: the dashboards (SCR-12, SCR-13).
#include <chrono>

#include "daemon/boards.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/search_wish.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_text.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

Result<Board> board_of(const StatsCommand& command, const Premises& premises,
                       const std::optional<lifecycle::Sight>& sight, lifecycle::SearchDesk& desk,
                       Language language) {
  const auto& tables = premises.tables;
  const auto cadres = cadres_of_space(command.board, tables.referential.cadres);
  if (command.board == "memoires") {
    const auto cells = desk.board(cadres, command.structure, sight, {});
    if (!cells) return tl::unexpected(cells.error());
    return memoire_board(*cells, tables, language);
  }
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto cells =
      desk.stock(cadres, waiting_states(tables.machines.piece), command.structure, sight, now);
  if (!cells) return tl::unexpected(cells.error());
  return stock_board(*cells, tables, language, lifecycle::paris_day(now));
}

Cells rows_of(const Board& board, const Printer& printer) {
  Cells rows{{printer.text("stats." + board.key_column), printer.text("stats.name")}};
  rows.front().insert(rows.front().end(), board.labels.begin(), board.labels.end());
  for (const auto& row : board.rows) {
    std::vector<std::string> cells{row.key, row.name};
    for (const auto count : row.counts) cells.push_back(std::to_string(count));
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace

ExitStatus stats(const StatsCommand& command, const Terminal& terminal) {
  if (command.shape) return stats_shape(command, terminal);
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  const auto desk = lifecycle::open_search_desk((*premises)->root.ledger());
  if (!desk) return say(desk.error(), terminal);
  const auto language = (*premises)->config.language.value_or(terminal.language);
  const auto board = board_of(command, **premises, sight_of(*viewer), **desk, language);
  if (!board) return say(board.error(), terminal);
  const auto rows = rows_of(*board, printer_of(**premises, terminal));
  if (command.output == Output::json)
    terminal.out << board_json(*board);
  else
    terminal.out << table_text(rows, command.output);
  return board->rows.empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
