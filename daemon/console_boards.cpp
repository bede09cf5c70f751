#include "daemon/console_boards.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "daemon/boards.hpp"
#include "daemon/search_wish.hpp"
#include "lifecycle/paris_time.hpp"
#include "model/states.hpp"
#include "model/tsv.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t most_structures = 20;

/// What `ecluse search --space S --supplier X --state Y` asks, as criteria.
console::Wish wish_of(const std::string& search) {
  console::Wish wish;
  std::string name;
  for (const auto word : split(search, ' ')) {
    if (word.starts_with("--"))
      name = word.substr(2);
    else if (!name.empty())
      wish.criteria[std::exchange(name, {})] = word;
  }
  return wish;
}

std::vector<console::Wish> wishes_of(const std::vector<std::string>& searches,
                                     std::string_view space) {
  std::vector<console::Wish> wishes;
  for (const auto& search : searches) {
    auto wish = wish_of(search);
    if (!search.empty()) wish.criteria["space"] = space;
    wishes.push_back(std::move(wish));
  }
  return wishes;
}

console::Board shown(Board board, std::string_view space) {
  console::Board told;
  told.labels = std::move(board.labels);
  for (std::size_t at = 0; at < board.rows.size(); ++at) {
    auto& row = board.rows[at];
    told.rows.push_back({row.key, row.name, row.counts, wishes_of(board.searches[at], space)});
  }
  told.totals = wishes_of(board.totals, space);
  return told;
}

/// What the next page begins behind, where a page is full: an engagement, or a piece of the last
/// structure, whose identifier may be a person's.
std::string last_of(const std::vector<lifecycle::BoardCell>& cells,
                    const lifecycle::BoardPage& page) {
  std::set<std::string> structures;
  for (const auto& cell : cells) structures.insert(cell.structure);
  const bool full = page.limit > 0 && structures.size() == static_cast<std::size_t>(page.limit);
  if (!full) return {};
  const auto& last = cells.back();
  return last.row == 0 ? last.structure : std::to_string(last.row);
}

/// One row an engagement: its pieces, and those that are paid (ESP-08). No criterion means "those
/// with an engagement that is paid": the sums lead nowhere.
console::Board engagement_board(const std::vector<lifecycle::BoardCell>& cells,
                                const Tables& tables, Language language) {
  const auto* paid = tables.machines.piece.find(piece_status::paid);
  console::Board board;
  board.labels = {tables.catalogue.text("fiscale.count", language),
                  paid ? std::string(lifecycle::label_of(*paid, language)) : std::string()};
  for (const auto& cell : cells) {
    if (board.rows.empty() || board.rows.back().key != cell.structure) {
      const console::Wish all{{}, {{"engagement", cell.structure}}, {}};
      auto settled = all;
      settled.criteria["state"] = piece_status::paid;
      board.rows.push_back({cell.structure, {}, {0, 0}, {all, settled}});
    }
    auto& counts = board.rows.back().counts;
    counts[0] += cell.pieces;
    if (cell.state == piece_status::paid) counts[1] += cell.pieces;
  }
  return board;
}

}  // namespace

Result<console::Board> console_board(const SpacePage& which, const lifecycle::Sight& sight,
                                     const Tables& tables, lifecycle::SearchDesk& desk,
                                     Language language, Instant now) {
  const auto& [space, page] = which;
  if (space == "engagements") {
    const auto cells = desk.engagements(sight, page);
    if (!cells) return tl::unexpected(cells.error());
    auto told = engagement_board(*cells, tables, language);
    told.last = last_of(*cells, page);
    return told;
  }
  const auto cadres = cadres_of_space(space, tables.referential.cadres);
  if (space == "memoires") {
    const auto cells = desk.board(cadres, {}, sight, page);
    if (!cells) return tl::unexpected(cells.error());
    auto told = shown(memoire_board(*cells, tables, language), space);
    told.last = last_of(*cells, page);
    return told;
  }
  const auto cells = desk.stock(cadres, waiting_states(tables.machines.piece), {}, sight, now);
  if (!cells) return tl::unexpected(cells.error());
  return shown(stock_board(*cells, tables, language, lifecycle::paris_day(now)), space);
}

std::vector<console::StructureRow> console_structures(const std::string& words,
                                                      const routing::Annuaire& annuaire) {
  routing::StructureQuery query;
  query.limit = most_structures;
  const bool digits =
      std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
  (digits ? query.identifier : query.name) = words;
  std::vector<console::StructureRow> rows;
  for (const auto* one : annuaire.search(query)) {
    console::StructureRow row{
        std::string(one->identifier), std::string(one->name), std::string(one->city), {}, {}};
    for (const auto& service : annuaire.services_of(*one))
      row.services.emplace_back(service.code, service.label);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace ecluse::daemon
