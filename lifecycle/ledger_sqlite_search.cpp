// The searching half of the embedded ledger: lists by search_plan, their totals by the counts that
// are kept where those know what is asked for, or by as few steps as the plan knows.
#include <algorithm>
#include <map>
#include <utility>

#include "lifecycle/ledger_sqlite_boards.hpp"
#include "lifecycle/ledger_sqlite_life.hpp"
#include "lifecycle/ledger_sqlite_reads.hpp"
#include "lifecycle/search_order.hpp"
#include "lifecycle/search_plan.hpp"
#include "lifecycle/search_totals.hpp"
#include "lifecycle/sight_conditions.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {
namespace {

/// So many are sorted by what no index has in order.
constexpr std::int64_t most_sorted = 10'000;

/// The first page of a list by age: what lies behind it is still to be counted.
struct Seen {
  std::int64_t rows = 0;
  std::int64_t before = IdWindow{}.before;
};

/// The search that was asked last: its next pages go the same way.
struct Asked {
  PieceSearch search;
  SearchPlan plan;
  std::optional<std::int64_t> total{};  ///< how many pieces it has, where its first page told it
  Seen seen{};                          ///< or how far that page came
};

class SqliteSearchDesk final : public SearchDesk {
 public:
  explicit SqliteSearchDesk(Connection connection) : connection_(std::move(connection)) {}

  Result<std::vector<FoundPiece>> find(const PieceSearch& search, const Page& page,
                                       const SortOrder& order) override {
    if (auto fits = searchable(search.sight); !fits) return tl::unexpected(fits.error());
    const bool first = page.before == Page{}.before;
    const bool planned = !first && asked_ && asked_->search == search;
    auto plan = planned ? Result<SearchPlan>(asked_->plan) : plan_of(connection_, search);
    if (!plan) return tl::unexpected(plan.error());
    const auto rows = order.by == SortBy::deposit ? by_age(*plan, page, order.direction)
                                                  : sorted(*plan, search, page, order);
    if (!rows) return tl::unexpected(rows.error());
    if (!planned) asked_ = learned(search, std::move(*plan), *rows, page, order);
    return with_flux(*rows);
  }

  Result<FoundCount> count(const PieceSearch& search, std::int64_t most) override {
    if (auto fits = searchable(search.sight); !fits) return tl::unexpected(fits.error());
    const bool known = asked_ && asked_->search == search;
    const auto total = known ? std::exchange(asked_->total, std::nullopt) : std::nullopt;
    if (total) return FoundCount{std::min(*total, most), *total <= most};
    const auto seen = known ? std::exchange(asked_->seen, Seen{}) : Seen{};
    const auto plan = known ? Result<SearchPlan>(asked_->plan) : plan_of(connection_, search);
    if (!plan) return tl::unexpected(plan.error());
    const auto rows = counted(*plan, search, most, seen);
    if (!rows) return tl::unexpected(rows.error());
    return FoundCount{std::min(*rows, most), *rows <= most};
  }

  Result<std::vector<BoardCell>> board(const std::vector<std::string>& cadres,
                                       const std::string& structure,
                                       const std::optional<Sight>& sight,
                                       const BoardPage& page) override {
    if (auto fits = searchable(sight); !fits) return tl::unexpected(fits.error());
    return read_board(connection_, {cadres, structure, sight}, page);
  }
  Result<std::vector<BoardCell>> engagements(const std::optional<Sight>& sight,
                                             const BoardPage& page) override {
    if (auto fits = searchable(sight); !fits) return tl::unexpected(fits.error());
    return read_engagements(connection_, sight, page);
  }
  Result<std::vector<StockCell>> stock(const std::vector<std::string>& cadres,
                                       const std::vector<std::string>& states,
                                       const std::string& structure,
                                       const std::optional<Sight>& sight, Instant now) override {
    if (auto fits = searchable(sight); !fits) return tl::unexpected(fits.error());
    return read_stock(connection_, {cadres, structure, sight}, states, now);
  }
  Result<std::vector<NamedCount>> states(const Sight& sight, std::int64_t most) override {
    if (auto fits = searchable(sight); !fits) return tl::unexpected(fits.error());
    return read_states(connection_, sight, most);
  }
  Result<std::vector<FluxRow>> flux_named(std::string_view name, const Sight& sight) override {
    using Partners = std::optional<std::vector<std::string>>;
    return read_flux_named(connection_, name,
                           sight.everything ? std::nullopt : Partners(sight.partners));
  }
  Result<std::vector<Dossier>> dossiers(std::string_view number, const Sight& sight) override {
    if (auto fits = searchable(sight); !fits) return tl::unexpected(fits.error());
    return read_dossiers(connection_, number, {}, sight);
  }
  Result<std::vector<TransitionRow>> history(const PieceRow& piece) override;

 private:
  using Ids = Result<std::vector<std::int64_t>>;

  /// What the first page of a search tells of its total.
  static Asked learned(const PieceSearch& search, SearchPlan plan,
                       const std::vector<std::int64_t>& rows, const Page& page,
                       const SortOrder& order) {
    Asked asked{search, std::move(plan)};
    const auto size = static_cast<std::int64_t>(rows.size());
    if (page.before != Page{}.before) return asked;
    if (size < page.limit)
      asked.total = size;
    else if (order.by == SortBy::deposit && order.direction == Direction::descending && size > 0)
      asked.seen = {size, rows.back()};
    return asked;
  }

  Ids by_age(const SearchPlan& plan, const Page& page, Direction direction) {
    SearchQuestion question{"piece.id"};
    if (direction == Direction::descending)
      question.window.before = page.before;
    else if (page.before != Page{}.before)
      question.window.after = page.before;
    return wording(plan, question)
        .add(in_order(plan, direction) + " LIMIT " + std::to_string(page.limit))
        .ask(connection_, first_number);
  }

  /// Those that have no value in the column come last, whatever the direction.
  Ids sorted(const SearchPlan& plan, const PieceSearch& search, const Page& page,
             const SortOrder& order) {
    const auto& column = sort_column(order.by);
    if (auto fits = sortable(plan, search, column); !fits) return tl::unexpected(fits.error());
    const auto last = last_key(connection_, column, page, order, search.sight);
    if (!last) return tl::unexpected(last.error());
    const auto walked = plan.leads_to_few() ? std::string_view() : column.index;
    std::vector<std::int64_t> all;
    for (const auto part : {SortPart::equal, SortPart::beyond, SortPart::empty}) {
      const auto missing = static_cast<std::size_t>(page.limit) - all.size();
      const auto condition =
          sorted_part(column, order, part, *last, walked.empty() ? "+piece.id" : "piece.id");
      if (!condition || missing == 0) continue;
      auto rows = wording(plan, {"piece.id", Asking::rows, {}, walked})
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
  Done sortable(const SearchPlan& plan, const PieceSearch& search, const SortColumn& column) {
    if (!column.index.empty() || plan.leads_to_few()) return {};
    const auto rows = counted(plan, search, most_sorted);
    if (!rows) return tl::unexpected(rows.error());
    if (*rows > most_sorted) return failure("E_SEARCH_SORT", std::string(column.name));
    return {};
  }

  /// Exact, or more than `most`. What was `seen` is not counted again.
  Result<std::int64_t> counted(const SearchPlan& plan, const PieceSearch& search, std::int64_t most,
                               Seen seen = {}) {
    const auto kept = kept_total(connection_, search, most);
    if (!kept) return tl::unexpected(kept.error());
    if (*kept) return **kept;
    if (seen.rows > most) return seen.rows;
    SearchQuestion question{"1"};
    question.window.before = seen.before;
    const auto rows = Wording("SELECT COUNT(*) FROM (")
                          .add(wording(plan, question).part())
                          .add(" LIMIT " + std::to_string(most + 1 - seen.rows) + ")")
                          .ask(connection_, first_number);
    if (!rows) return tl::unexpected(rows.error());
    return seen.rows + rows->front();
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

Result<std::unique_ptr<SearchDesk>> open_search_desk(const std::string& path, Patience patience) {
  auto connection = Connection::open(path, Access::read_only, patience);
  if (!connection) return tl::unexpected(connection.error());
  return std::make_unique<SqliteSearchDesk>(std::move(*connection));
}

}  // namespace ecluse::lifecycle
