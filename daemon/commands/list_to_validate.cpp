// ecluse list --a-valider: the pieces that wait for a valideur, the most urgent first, and until
// when (acceptance.md ESP-05).
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/json_out.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_text.hpp"
#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::WaitingRow;

/// Where cells_of() puts the amount payable.
constexpr std::size_t payable_column = 5;

Cells cells_of(const std::vector<WaitingRow>& rows, const Printer& printer) {
  Cells cells{{printer.text("waiting.due"), printer.text("waiting.number"),
               printer.text("waiting.cadre"), printer.text("waiting.supplier"),
               printer.text("waiting.recipient"), printer.text("waiting.payable"),
               printer.text("list.state"), printer.text("list.state_at")}};
  for (const auto& [piece, due] : rows) {
    const auto& sum = piece.summary;
    const auto harmless = [](const std::string& text) {
      return ingest::displayed(text, ingest::Shown::utf8);
    };
    cells.push_back({due ? lifecycle::paris_text(*due) : "–", harmless(sum.number),
                     harmless(sum.cadre), harmless(sum.supplier), harmless(sum.recipient),
                     sum.payable ? sum.payable->text(2) : "", printer.text("piece." + piece.state),
                     lifecycle::paris_text(piece.state_at)});
  }
  return cells;
}

std::string row_json(const WaitingRow& row) {
  const auto& sum = row.piece.summary;
  return object_json({{{"number", sum.number},
                       {"cadre", sum.cadre},
                       {"supplier", sum.supplier},
                       {"recipient", sum.recipient},
                       {"validator", sum.validator},
                       {"marche", sum.marche},
                       {"amount_payable", sum.payable ? sum.payable->text(2) : ""},
                       {"state", row.piece.state},
                       {"state_at", utc_text(row.piece.state_at)},
                       {"due", row.due ? JsonValue(utc_text(*row.due)) : JsonValue(nullptr)}}});
}

/// The structures for which the viewer is a valideur, but those that were not asked for.
std::set<std::string> valideurs_of(const Viewer& viewer, const std::string& asked) {
  std::set<std::string> all;
  for (const auto* role : {"valideur", "second_valideur"})
    for (const auto& row : narrowed(viewer.sight, role).rows)
      if (row.services.empty() && (asked.empty() || row.structure == asked))
        all.insert(row.structure);
  return all;
}

/// The most urgent first; without a delay last.
bool more_urgent(const WaitingRow& one, const WaitingRow& other) {
  const auto due = [](const WaitingRow& row) { return row.due.value_or(Instant::max()); };
  return std::pair(due(one), one.piece.row) < std::pair(due(other), other.piece.row);
}

/// What waits for those whom the viewer stands for.
Result<std::vector<WaitingRow>> waiting_for(const std::optional<Viewer>& viewer,
                                            const ListCommand& command, lifecycle::Ledger& ledger) {
  if (!viewer || viewer->sight.everything)
    return ledger.to_validate(command.valideur, command.limit);
  std::vector<WaitingRow> all;
  for (const auto& structure : valideurs_of(*viewer, command.valideur)) {
    auto rows = ledger.to_validate(structure, command.limit);
    if (!rows) return rows;
    std::ranges::move(*rows, std::back_inserter(all));
  }
  std::ranges::sort(all, more_urgent);
  all.resize(std::min(all.size(), static_cast<std::size_t>(command.limit)));
  return all;
}

}  // namespace

ExitStatus list_to_validate(const ListCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::read_only);
  if (!ledger) return say(ledger.error(), terminal);
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  const auto rows = waiting_for(*viewer, command, **ledger);
  if (!rows) return say(rows.error(), terminal);
  const auto cells = cells_of(*rows, printer_of(**premises, terminal));
  if (command.output == Output::json)
    for (const auto& row : *rows) terminal.out << row_json(row) << '\n';
  else
    terminal.out << table_text(cells, command.output, {payable_column});
  return rows->empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
