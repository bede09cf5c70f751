#include "daemon/console_boards.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "daemon/boards.hpp"
#include "daemon/search_wish.hpp"
#include "lifecycle/paris_time.hpp"
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

console::Board shown(Board board, std::string_view space) {
  console::Board told;
  told.labels = std::move(board.labels);
  for (std::size_t at = 0; at < board.rows.size(); ++at) {
    auto& row = board.rows[at];
    console::Board::Row one{row.key, row.name, row.counts, {}};
    for (const auto& search : board.searches[at]) {
      auto wish = wish_of(search);
      wish.criteria["space"] = space;
      one.searches.push_back(std::move(wish));
    }
    told.rows.push_back(std::move(one));
  }
  return told;
}

}  // namespace

Result<console::Board> console_board(const SpacePage& which, const lifecycle::Sight& sight,
                                     const Tables& tables, lifecycle::SearchDesk& desk,
                                     Language language, Instant now) {
  const auto& [space, page] = which;
  const auto cadres = cadres_of_space(space, tables.referential.cadres);
  if (space == "memoires") {
    const auto cells = desk.board(cadres, {}, sight, page);
    if (!cells) return tl::unexpected(cells.error());
    auto told = shown(memoire_board(*cells, tables, language), space);
    std::set<std::string> structures;
    for (const auto& cell : *cells) structures.insert(cell.structure);
    if (page.limit > 0 && structures.size() == static_cast<std::size_t>(page.limit))
      told.last = *structures.rbegin();
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
