// The searching half of the embedded ledger. Each criterion that an index leads to is first counted
// in its index; the one that leads to the fewest then leads the search, and the others are judged
// on the rows it gives. Where all lead to a great part of the pieces, those are read one by one
// from the newest until a page is full.
#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/ledger_sqlite_boards.hpp"
#include "lifecycle/ledger_sqlite_reads.hpp"
#include "lifecycle/search_conditions.hpp"
#include "lifecycle/search_order.hpp"
#include "lifecycle/search_wording.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {
namespace {

/// How many rows a criterion may lead to and still lead the search: where a list is made of them
/// first, and where its index has them in order. Beyond, reading every piece in turn is as quick.
constexpr std::int64_t listed = 150'000, broad = 250'000;
/// So many are sorted rather than found by walking the index of the column.
constexpr std::int64_t few = 50'000;
/// So many are counted first: one that leads to fewer spares counting the others.
constexpr std::int64_t quick = 10'000;
/// So many are sorted by what no index has in order.
constexpr std::int64_t most_sorted = 10'000;
/// So many flux beside the bound are looked at: a clock may have been put back.
constexpr std::string_view beside = " LIMIT 1000)";

/// The flux within which a deposit of these dates stands, by their numbers.
struct FluxRange {
  std::int64_t first = 0, last = (std::numeric_limits<std::int64_t>::max() >> 24U) - 1;
};

/// The rows that are asked for, both bounds excluded.
struct Window {
  std::int64_t before = std::numeric_limits<std::int64_t>::max(), after = -1;
};

/// How a search goes: its conditions, and which of them leads.
struct Plan {
  std::vector<SearchCondition> conditions;
  FluxRange flux;
  std::optional<std::size_t> leader;
  std::int64_t led = 0;  ///< how many rows the leader leads to
};

/// The search that was asked last: its next pages go the same way. `total`: how many pieces it has,
/// where its first page was just read and told it.
struct Asked {
  PieceSearch search;
  Plan plan;
  std::optional<std::int64_t> total;
};

class SqliteSearchDesk final : public SearchDesk {
 public:
  explicit SqliteSearchDesk(Connection connection) : connection_(std::move(connection)) {}

  Result<std::vector<FoundPiece>> find(const PieceSearch& search, const Page& page,
                                       const SortOrder& order) override {
    const bool first = page.before == Page{}.before;
    const bool planned = !first && asked_ && asked_->search == search;
    auto plan = planned ? Result<Plan>(asked_->plan) : plan_of(search);
    if (!plan) return tl::unexpected(plan.error());
    const auto rows = order.by == SortBy::deposit ? by_age(*plan, search, page, order)
                                                  : sorted(*plan, search, page, order);
    if (!rows) return tl::unexpected(rows.error());
    const auto size = static_cast<std::int64_t>(rows->size());
    if (!planned)
      asked_ = Asked{search, std::move(*plan),
                     first && size < page.limit ? std::optional(size) : std::nullopt};
    return with_flux(*rows);
  }

  Result<FoundCount> count(const PieceSearch& search, std::int64_t most) override {
    const bool known = asked_ && asked_->search == search;
    const auto total = known ? std::exchange(asked_->total, std::nullopt) : std::nullopt;
    if (total) return FoundCount{std::min(*total, most), *total <= most};
    const auto plan = known ? Result<Plan>(asked_->plan) : plan_of(search);
    if (!plan) return tl::unexpected(plan.error());
    const auto rows = counted(*plan, search, most);
    if (!rows) return tl::unexpected(rows.error());
    return FoundCount{std::min(*rows, most), *rows <= most};
  }

  Result<std::vector<BoardCell>> board(const std::vector<std::string>& cadres,
                                       const std::string& structure,
                                       const std::optional<Sight>& sight,
                                       const BoardPage& page) override {
    return read_board(connection_, {cadres, structure, sight}, page);
  }
  Result<std::vector<StockCell>> stock(const std::vector<std::string>& cadres,
                                       const std::vector<std::string>& states,
                                       const std::string& structure,
                                       const std::optional<Sight>& sight, Instant now) override {
    return read_stock(connection_, {cadres, structure, sight}, states, now);
  }
  Result<std::vector<NamedCount>> states(const Sight& sight, std::int64_t most) override {
    return read_states(connection_, sight, most);
  }
  Result<std::vector<TransitionRow>> history(const PieceRow& piece) override;

 private:
  using Ids = Result<std::vector<std::int64_t>>;

  Ids by_age(const Plan& plan, const PieceSearch& search, const Page& page,
             const SortOrder& order) {
    const bool down = order.direction == Direction::descending;
    Window window{page.before};
    if (!down) window = {Page{}.before, page.before == Page{}.before ? -1 : page.before};
    return wording(plan, search, "piece.id", window)
        .add(" ORDER BY piece.id" + std::string(down ? " DESC" : "") + " LIMIT " +
             std::to_string(page.limit))
        .ask(connection_, first_number);
  }

  /// Those that have no value in the column come last, whatever the direction.
  Ids sorted(const Plan& plan, const PieceSearch& search, const Page& page,
             const SortOrder& order) {
    const auto& column = sort_column(order.by);
    if (auto fits = sortable(plan, search, column); !fits) return tl::unexpected(fits.error());
    const auto last = last_key(connection_, column, page, order);
    if (!last) return tl::unexpected(last.error());
    const bool few_led = plan.leader && plan.led <= few;
    const auto walked = few_led ? std::string_view() : column.index;
    std::vector<std::int64_t> all;
    for (const auto part : {SortPart::equal, SortPart::beyond, SortPart::empty}) {
      const auto missing = static_cast<std::size_t>(page.limit) - all.size();
      const auto condition =
          sorted_part(column, order, part, *last, walked.empty() ? "+piece.id" : "piece.id");
      if (!condition || missing == 0) continue;
      auto rows = wording(plan, search, "piece.id", {}, {}, walked)
                      .add(" AND ")
                      .add(*condition)
                      .add(sorted_end(column, order, part))
                      .add(" LIMIT " + std::to_string(missing))
                      .ask(connection_, first_number);
      if (!rows) return rows;
      all.insert(all.end(), rows->begin(), rows->end());
    }
    return all;
  }

  /// An index has the column in order, or there is little to sort.
  Done sortable(const Plan& plan, const PieceSearch& search, const SortColumn& column) {
    if (!column.index.empty() || (plan.leader && plan.led <= few)) return {};
    const auto rows = counted(plan, search, most_sorted);
    if (!rows) return tl::unexpected(rows.error());
    if (*rows > most_sorted) return failure("E_SEARCH_SORT", std::string(column.name));
    return {};
  }

  Result<std::int64_t> counted(const Plan& plan, const PieceSearch& search, std::int64_t most) {
    const auto rows = wording(plan, search, "1", {}, "SELECT COUNT(*) FROM (")
                          .add(" LIMIT " + std::to_string(most + 1) + ")")
                          .ask(connection_, first_number);
    if (!rows) return tl::unexpected(rows.error());
    return rows->front();
  }

  Result<Plan> plan_of(const PieceSearch& search) {
    Plan plan{conditions_of(search), {}, std::nullopt};
    if (auto done = bound(plan.flux, search); !done) return tl::unexpected(done.error());
    for (const auto most : {quick, few, broad}) {
      const auto led = find_leader(plan, most);
      if (!led) return tl::unexpected(led.error());
      if (plan.leader) break;
    }
    return plan;
  }

  /// The criterion that leads to the fewest rows, of those that lead to `most` at the most.
  Done find_leader(Plan& plan, std::int64_t most) {
    for (std::size_t at = 0; at < plan.conditions.size(); ++at) {
      const auto& condition = plan.conditions[at];
      if (condition.ids.sql.empty()) continue;
      const auto limit = std::min(most, condition.ordered.empty() ? listed : broad);
      const auto rows = probe(condition, limit);
      if (!rows) return tl::unexpected(rows.error());
      if (*rows > limit) continue;
      plan.leader = at;
      plan.led = most = *rows;
    }
    return {};
  }

  /// How many rows a criterion leads to, up to one more than `limit`.
  Result<std::int64_t> probe(const SearchCondition& condition, std::int64_t limit) {
    const auto rows = Wording("SELECT COUNT(*) FROM (")
                          .add(condition.ids)
                          .add(" LIMIT " + std::to_string(limit + 1) + ")")
                          .ask(connection_, first_number);
    if (!rows) return tl::unexpected(rows.error());
    return rows->front();
  }

  /// Narrows the range of flux to those received about the dates of deposit.
  Done bound(FluxRange& range, const PieceSearch& search) {
    if (search.deposited_from) {
      const auto first = Wording("SELECT COALESCE(MIN(id), ")
                             .add("?)", range.last)
                             .add(" FROM (SELECT id FROM flux WHERE received >= ?",
                                  search.deposited_from->time_since_epoch().count())
                             .add(" ORDER BY received")
                             .add(beside)
                             .ask(connection_, first_number);
      if (!first) return tl::unexpected(first.error());
      range.first = first->front();
    }
    if (search.deposited_until) {
      const auto last =
          Wording("SELECT COALESCE(MAX(id), 0) FROM (SELECT id FROM flux")
              .add(" WHERE received < ?", search.deposited_until->time_since_epoch().count())
              .add(" ORDER BY received DESC")
              .add(beside)
              .ask(connection_, first_number);
      if (!last) return tl::unexpected(last.error());
      range.last = last->front();
    }
    return {};
  }

  /// SELECT of what is asked of the pieces of a window, up to the end of its conditions. `walked`:
  /// the index that is read in its order, in place of what the leader gives.
  static Wording wording(const Plan& plan, const PieceSearch& search, std::string_view what,
                         const Window& window, std::string begin = {},
                         std::string_view walked = {}) {
    const auto* leader = plan.leader && walked.empty() ? &plan.conditions[*plan.leader] : nullptr;
    const bool by_ids = leader && leader->ordered.empty();
    const std::string index = leader && !by_ids ? leader->ordered : std::string(walked);
    Wording words(begin.append("SELECT ").append(what).append(" FROM piece "));
    words.add(index.empty() ? "NOT INDEXED" : "INDEXED BY " + index).add(" WHERE ");
    if (by_ids) words.add("piece.id IN (").add(leader->ids).add(") AND ");
    const std::string id = by_ids || !walked.empty() ? "+piece.id" : "piece.id";
    // One bound on each side: of two, SQLite takes any.
    words.add(id + " > ?", std::max(window.after, slot(plan.flux.first, 0) - 1));
    words.add(" AND " + id + " < ?", std::min(window.before, last_slot(plan.flux.last) + 1));
    for (const auto& condition : plan.conditions)
      if (!by_ids || &condition != leader) words.add(" AND ").add(condition.test);
    constexpr std::string_view received = " AND (SELECT received FROM flux WHERE id = piece.flux)";
    if (search.deposited_from)
      words.add(received).add(" >= ?", search.deposited_from->time_since_epoch().count());
    if (search.deposited_until)
      words.add(received).add(" < ?", search.deposited_until->time_since_epoch().count());
    return words;
  }

  /// In the order of their rows.
  static void set_in_order(std::vector<PieceRow>& pieces, const std::vector<std::int64_t>& rows) {
    std::map<std::int64_t, std::size_t> rank;
    for (std::size_t at = 0; at < rows.size(); ++at) rank[rows[at]] = at;
    std::sort(pieces.begin(), pieces.end(),
              [&](const auto& one, const auto& other) { return rank[one.row] < rank[other.row]; });
  }

  /// The number of the dossier of those that have another one than their own.
  Result<std::map<std::int64_t, std::string>> dossiers_of(const std::vector<std::int64_t>& rows) {
    std::string list;
    for (const auto row : rows) list.append(list.empty() ? "" : ",").append(std::to_string(row));
    std::map<std::int64_t, std::string> numbers;
    const auto told = Wording(
                          "SELECT dossier.piece, head.number FROM dossier JOIN piece AS head ON"
                          " head.id = dossier.first WHERE dossier.piece IN (" +
                          list + ")")
                          .ask(connection_, [&](const Cursor& row) {
                            numbers[row.integer(0)] = row.text(1);
                            return true;
                          });
    if (!told) return tl::unexpected(told.error());
    return numbers;
  }

  Result<std::vector<FoundPiece>> with_flux(const std::vector<std::int64_t>& rows) {
    std::vector<FoundPiece> found;
    if (rows.empty()) return found;
    auto pieces = read_pieces_in(connection_, rows);
    if (!pieces) return tl::unexpected(pieces.error());
    set_in_order(*pieces, rows);
    auto dossiers = dossiers_of(rows);
    if (!dossiers) return tl::unexpected(dossiers.error());
    std::string list;
    for (const auto& piece : *pieces)
      list.append(list.empty() ? "" : ",").append(std::to_string(piece.flux_row));
    std::map<std::int64_t, FoundPiece> flux;
    const auto told =
        Wording("SELECT id, partner, flux_id, received FROM flux WHERE id IN (" + list + ")")
            .ask(connection_, [&](const Cursor& row) {
              flux[row.integer(0)] = {{}, row.text(1), row.text(2), row.instant(3)};
              return true;
            });
    if (!told) return tl::unexpected(told.error());
    for (auto& piece : *pieces) {
      found.push_back(flux[piece.flux_row]);
      const auto number = dossiers->find(piece.row);
      found.back().dossier = number == dossiers->end() ? piece.summary.number : number->second;
      found.back().piece = std::move(piece);
    }
    return found;
  }

  Connection connection_;
  std::optional<Asked> asked_;
};

Result<std::vector<TransitionRow>> SqliteSearchDesk::history(const PieceRow& piece) {
  auto steps = read_transitions_of(connection_, piece.flux_row);
  if (!steps) return steps;
  std::erase_if(*steps, [&](const auto& row) { return row.step.piece != piece.position; });
  std::reverse(steps->begin(), steps->end());
  return steps;
}

}  // namespace

Result<std::unique_ptr<SearchDesk>> open_search_desk(const std::string& path) {
  auto connection = Connection::open(path, Access::read_only);
  if (!connection) return tl::unexpected(connection.error());
  return std::make_unique<SqliteSearchDesk>(std::move(*connection));
}

}  // namespace ecluse::lifecycle
