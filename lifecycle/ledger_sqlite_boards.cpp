#include "lifecycle/ledger_sqlite_boards.hpp"

#include <algorithm>

#include "lifecycle/ledger_sqlite_counts.hpp"
#include "lifecycle/search_wording.hpp"

namespace ecluse::lifecycle {
namespace {

bool sees_all(const std::optional<Sight>& sight) {
  return !sight || sight->everything;
}

/// Only what is seen: its index leads.
void add_sight(Wording& words, const std::optional<Sight>& sight) {
  if (!sees_all(sight)) words.add(" AND id IN (").add(condition_of(*sight).ids).add(")");
}

/// That all mémoires have, and the index of their dashboard.
constexpr std::string_view memoires = "A3";

/// Behind the structure of a piece that is seen; without that, nothing.
void add_after(Wording& words, const std::optional<Sight>& sight, const BoardPage& page) {
  words.add(" AND supplier > (SELECT piece.supplier FROM piece WHERE piece.id = CAST(? AS INTEGER)",
            page.after);
  if (!sees_all(sight)) words.add(" AND ").add(condition_of(*sight).test);
  words.add(")");
}

/// The pieces of a board; `page` asks for some of its structures only.
Wording pieces_of(Wording words, const BoardScope& scope, const BoardPage& page) {
  // What depositors see is much, and judged where the index leads; of a structure it leads itself.
  const bool much = sees_all(scope.sight) || !scope.sight->partners.empty();
  const bool indexed = much && scope.cadres.size() == 1 && scope.cadres.front() == memoires;
  if (indexed)
    words.add(" FROM piece INDEXED BY piece_by_prestataire WHERE cadre = 'A3'");
  else
    words.add(" FROM piece WHERE ").add(in_list("+cadre", scope.cadres));
  if (!scope.structure.empty()) words.add(" AND supplier = ?", scope.structure);
  if (!page.after.empty()) add_after(words, scope.sight, page);
  if (indexed && !sees_all(scope.sight))
    words.add(" AND ").add(condition_of(*scope.sight).test);
  else
    add_sight(words, scope.sight);
  return words;
}

/// The engagements of which a piece is paid that someone sees: some of them, in their order.
void add_paid(Wording& words, const std::optional<Sight>& sight, bool much, const BoardPage& page) {
  words.add("(SELECT DISTINCT engagement FROM piece ");
  if (much) words.add("INDEXED BY piece_by_paid_engagement ");
  words.add("WHERE state = 'MISE_EN_PAIEMENT' AND engagement <> ''");
  if (!page.after.empty()) words.add(" AND engagement > ?", page.after);
  if (!much)
    add_sight(words, sight);
  else if (!sees_all(sight))
    words.add(" AND ").add(condition_of(*sight).test);
  words.add(" ORDER BY engagement");
  if (page.limit > 0) words.add(" LIMIT " + std::to_string(page.limit));
  words.add(")");
}

BoardCell board_cell(const Cursor& row) {
  return {row.text(0),    row.text(1),    row.text(2),
          row.integer(3), row.integer(4), row.integer(5) != 0};
}

/// Whether the counts have it: they know depositors, not structures.
bool counted(const BoardScope& scope) {
  return scope.structure.empty() && (sees_all(scope.sight) || scope.sight->rows.empty());
}

Result<std::vector<StockCell>> counted_stock(Connection& connection, const BoardScope& scope,
                                             const std::vector<std::string>& states, Instant now) {
  Wording words("SELECT state, ");
  words.add("max(0, ? - day) AS days, SUM(pieces) FROM stock_count WHERE ", counted_day(now));
  words.add(in_list("cadre", scope.cadres)).add(" AND ").add(in_list("state", states));
  if (!sees_all(scope.sight)) words.add(" AND ").add(in_list("partner", scope.sight->partners));
  words.add(" GROUP BY state, days ORDER BY state, days");
  return words.ask(connection, [](const Cursor& row) {
    return StockCell{row.text(0), static_cast<int>(row.integer(1)), row.integer(2)};
  });
}

}  // namespace

Result<std::vector<BoardCell>> read_board(Connection& connection, const BoardScope& scope,
                                          const BoardPage& page) {
  // The index of mémoires does not say what the supplier is: two of the pieces do.
  Wording words(
      "SELECT supplier, (SELECT MAX(name) FROM party WHERE structure = supplier), state, pieces,"
      " newest, EXISTS (SELECT 1 FROM piece WHERE piece.id IN (oldest, newest) AND"
      " piece.supplier_type = " +
      std::to_string(static_cast<int>(IdentifierType::particulier)) +
      ") FROM (SELECT supplier, state, COUNT(*) AS pieces, MIN(id) AS oldest, MAX(id) AS newest");
  words = pieces_of(std::move(words), scope, page);
  if (page.limit > 0) {
    words.add(" AND supplier <= (SELECT COALESCE(MAX(supplier), '') FROM (");
    words = pieces_of(std::move(words.add("SELECT DISTINCT supplier")), scope, page);
    words.add(" ORDER BY supplier LIMIT " + std::to_string(page.limit) + "))");
  }
  words.add(" GROUP BY supplier, state) ORDER BY supplier, state");
  return words.ask(connection, board_cell);
}

Result<std::vector<BoardCell>> read_engagements(Connection& connection,
                                                const std::optional<Sight>& sight,
                                                const BoardPage& page) {
  const bool much = sees_all(sight) || !sight->partners.empty();
  Wording words(
      "SELECT engagement, '', state, COUNT(*), 0, 0 FROM piece INDEXED BY piece_by_engagement");
  words.add(" WHERE engagement <> '' AND engagement IN ");
  add_paid(words, sight, much, page);
  if (!sees_all(sight)) words.add(" AND ").add(condition_of(*sight).test);
  words.add(" GROUP BY engagement, state ORDER BY engagement, state");
  return words.ask(connection, board_cell);
}

Result<std::vector<StockCell>> read_stock(Connection& connection, const BoardScope& scope,
                                          const std::vector<std::string>& states, Instant now) {
  if (counted(scope)) return counted_stock(connection, scope, states, now);
  Wording words("SELECT state, state_at, COUNT(*) FROM piece WHERE ");
  words.add(in_list("+cadre", scope.cadres)).add(" AND ").add(in_list("+state", states));
  if (!scope.structure.empty()) words.add(" AND supplier = ?", scope.structure);
  add_sight(words, scope.sight);
  words.add(" GROUP BY state, state_at ORDER BY state, state_at DESC");
  std::vector<StockCell> cells;
  const auto told = words.ask(connection, [&](const Cursor& row) {
    const auto days = std::max<std::int64_t>(0, counted_day(now) - counted_day(row.instant(1)));
    StockCell cell{row.text(0), static_cast<int>(days), row.integer(2)};
    if (!cells.empty() && cells.back().state == cell.state && cells.back().days == cell.days)
      cells.back().pieces += cell.pieces;
    else
      cells.push_back(std::move(cell));
    return true;
  });
  if (!told) return tl::unexpected(told.error());
  return cells;
}

Result<std::vector<NamedCount>> read_states(Connection& connection, const Sight& sight,
                                            std::int64_t most) {
  Wording words("SELECT state, COUNT(*) FROM piece WHERE id IN (SELECT * FROM (");
  words.add(condition_of(sight).ids);
  words.add(") LIMIT " + std::to_string(most) + ") GROUP BY state ORDER BY state");
  return words.ask(connection, [](const Cursor& row) {
    return NamedCount{row.text(0), row.integer(1)};
  });
}

}  // namespace ecluse::lifecycle
