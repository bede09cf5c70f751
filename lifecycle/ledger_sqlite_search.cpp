// The searching half of the embedded ledger. Each criterion that an index leads to is first counted
// in its index; the one that leads to the fewest then leads the search, and the others are judged
// on the rows it gives. Where all lead to a great part of the pieces, those are read one by one
// from the newest until a page is full.
#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/ledger_sqlite_reads.hpp"
#include "lifecycle/search_conditions.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {
namespace {

/// How many rows a criterion may lead to and still lead the search: where they must be sorted
/// first, and where its index has them in order. Beyond, reading every piece in turn is as quick.
constexpr std::int64_t few = 50'000, broad = 250'000;
/// So many are counted first: one that leads to fewer spares counting the others.
constexpr std::int64_t quick = 10'000;
/// So many flux beside the bound are looked at: a clock may have been put back.
constexpr std::string_view beside = " LIMIT 1000)";

/// SQL put together, and its values.
class Wording {
 public:
  explicit Wording(std::string sql) : part_{std::move(sql), {}} {}

  Wording& add(std::string_view words) {
    part_.sql.append(words);
    return *this;
  }
  Wording& add(const SearchPart& part) {
    part_.sql.append(part.sql);
    part_.values.insert(part_.values.end(), part.values.begin(), part.values.end());
    return *this;
  }
  Wording& add(std::string_view words, SearchValue value) {
    part_.sql.append(words);
    part_.values.push_back(std::move(value));
    return *this;
  }

  template <class Told>
  auto ask(Connection& connection, Told told) const
      -> Result<std::vector<decltype(told(std::declval<const Cursor&>()))>> {
    std::vector<decltype(told(std::declval<const Cursor&>()))> found;
    auto statement = connection.prepare(part_.sql);
    if (!statement) return tl::unexpected(statement.error());
    int place = 0;
    for (const auto& value : part_.values)
      std::visit([&](const auto& one) { statement->bind(++place, one); }, value);
    auto rows = statement->rows();
    while (true) {
      const auto more = rows.next();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return found;
      found.push_back(told(rows));
    }
  }

 private:
  SearchPart part_;
};

std::int64_t first_number(const Cursor& row) {
  return row.integer(0);
}

/// The flux within which a deposit of these dates stands, by their numbers.
struct FluxRange {
  std::int64_t first = 0, last = (std::numeric_limits<std::int64_t>::max() >> 24U) - 1;
};

/// How a search goes: its conditions, and which of them leads.
struct Plan {
  std::vector<SearchCondition> conditions;
  FluxRange flux;
  std::optional<std::size_t> leader;
};

/// A search whose first page was just read, and how many pieces it has where the page told it.
struct Asked {
  PieceSearch search;
  Plan plan;
  std::optional<std::int64_t> total;
};

class SqliteSearchDesk final : public SearchDesk {
 public:
  explicit SqliteSearchDesk(Connection connection) : connection_(std::move(connection)) {}

  Result<std::vector<FoundPiece>> find(const PieceSearch& search, const Page& page) override {
    auto plan = plan_of(search);
    if (!plan) return tl::unexpected(plan.error());
    const auto rows = wording(*plan, search, "piece.id", page.before)
                          .add(" ORDER BY piece.id DESC LIMIT " + std::to_string(page.limit))
                          .ask(connection_, first_number);
    if (!rows) return tl::unexpected(rows.error());
    if (page.before == Page{}.before) {
      const auto size = static_cast<std::int64_t>(rows->size());
      asked_ =
          Asked{search, std::move(*plan), size < page.limit ? std::optional(size) : std::nullopt};
    }
    return with_flux(*rows);
  }

  Result<FoundCount> count(const PieceSearch& search, std::int64_t most) override {
    const auto asked = std::exchange(asked_, std::nullopt);
    const bool known = asked && asked->search == search;
    if (known && asked->total)
      return FoundCount{std::min(*asked->total, most), *asked->total <= most};
    const auto plan = known ? Result<Plan>(asked->plan) : plan_of(search);
    if (!plan) return tl::unexpected(plan.error());
    const auto rows = wording(*plan, search, "1", std::numeric_limits<std::int64_t>::max(),
                              "SELECT COUNT(*) FROM (")
                          .add(" LIMIT " + std::to_string(most + 1) + ")")
                          .ask(connection_, first_number);
    if (!rows) return tl::unexpected(rows.error());
    return FoundCount{std::min(rows->front(), most), rows->front() <= most};
  }

  Result<std::vector<BoardCell>> board(const std::vector<std::string>& cadres,
                                       const std::string& structure,
                                       const std::optional<Sight>& sight) override;
  Result<std::vector<StockCell>> stock(const std::vector<std::string>& cadres,
                                       const std::vector<std::string>& states,
                                       const std::string& structure,
                                       const std::optional<Sight>& sight, Instant now) override;
  Result<std::vector<TransitionRow>> history(const PieceRow& piece) override;

 private:
  Result<Plan> plan_of(const PieceSearch& search) {
    Plan plan{conditions_of(search), {}, std::nullopt};
    if (auto done = bound(plan.flux, search); !done) return tl::unexpected(done.error());
    for (const auto most : {quick, broad}) {
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
      const auto limit = std::min(most, condition.ordered.empty() ? few : broad);
      const auto rows = probe(condition, limit);
      if (!rows) return tl::unexpected(rows.error());
      if (*rows > limit) continue;
      plan.leader = at;
      most = *rows;
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

  /// SELECT of what is asked of the pieces below a row, up to the end of its conditions.
  static Wording wording(const Plan& plan, const PieceSearch& search, std::string_view what,
                         std::int64_t before, std::string begin = {}) {
    const auto* leader = plan.leader ? &plan.conditions[*plan.leader] : nullptr;
    const bool by_ids = leader && leader->ordered.empty();
    Wording words(begin.append("SELECT ").append(what).append(" FROM piece "));
    words.add(leader && !by_ids ? "INDEXED BY " + leader->ordered : "NOT INDEXED").add(" WHERE ");
    if (by_ids) words.add("piece.id IN (").add(leader->ids).add(") AND ");
    const std::string id = by_ids ? "+piece.id" : "piece.id";
    words.add(id + " < ?", before);
    words.add(" AND " + id + " >= ?", slot(plan.flux.first, 0));
    words.add(" AND " + id + " <= ?", last_slot(plan.flux.last));
    for (const auto& condition : plan.conditions)
      if (!by_ids || &condition != leader) words.add(" AND ").add(condition.test);
    constexpr std::string_view received = " AND (SELECT received FROM flux WHERE id = piece.flux)";
    if (search.deposited_from)
      words.add(received).add(" >= ?", search.deposited_from->time_since_epoch().count());
    if (search.deposited_until)
      words.add(received).add(" < ?", search.deposited_until->time_since_epoch().count());
    return words;
  }

  Result<std::vector<FoundPiece>> with_flux(const std::vector<std::int64_t>& rows) {
    std::vector<FoundPiece> found;
    if (rows.empty()) return found;
    auto pieces = read_pieces_in(connection_, rows);
    if (!pieces) return tl::unexpected(pieces.error());
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
      found.back().piece = std::move(piece);
    }
    return found;
  }

  Connection connection_;
  std::optional<Asked> asked_;
};

/// "a IN (?,?)".
SearchPart in_list(std::string_view column, const std::vector<std::string>& texts) {
  SearchPart part{std::string(column) + " IN (", {texts.begin(), texts.end()}};
  for (std::size_t i = 0; i < texts.size(); ++i) part.sql += i == 0 ? "?" : ",?";
  part.sql += ")";
  return part;
}

bool leads_nowhere(const std::optional<Sight>& sight) {
  return !sight || sight->everything;
}

/// Only what is seen: its index leads.
void add_sight(Wording& words, const std::optional<Sight>& sight) {
  if (!leads_nowhere(sight)) words.add(" AND id IN (").add(condition_of(*sight).ids).add(")");
}

Result<std::vector<BoardCell>> SqliteSearchDesk::board(const std::vector<std::string>& cadres,
                                                       const std::string& structure,
                                                       const std::optional<Sight>& sight) {
  Wording words("SELECT supplier, MAX(supplier_name), state, COUNT(*) FROM piece WHERE ");
  words.add(in_list(structure.empty() && leads_nowhere(sight) ? "cadre" : "+cadre", cadres));
  if (!structure.empty()) words.add(" AND supplier = ?", structure);
  add_sight(words, sight);
  words.add(" GROUP BY supplier, state ORDER BY supplier, state");
  return words.ask(connection_, [](const Cursor& row) {
    return BoardCell{row.text(0), row.text(1), row.text(2), row.integer(3)};
  });
}

Result<std::vector<StockCell>> SqliteSearchDesk::stock(const std::vector<std::string>& cadres,
                                                       const std::vector<std::string>& states,
                                                       const std::string& structure,
                                                       const std::optional<Sight>& sight,
                                                       Instant now) {
  Wording words("SELECT state, ");
  words.add("max(0, (? - state_at) / 86400000) AS days, COUNT(*) FROM piece WHERE ",
            now.time_since_epoch().count());
  words.add(in_list(structure.empty() && leads_nowhere(sight) ? "cadre" : "+cadre", cadres))
      .add(" AND ");
  words.add(in_list("+state", states));
  if (!structure.empty()) words.add(" AND supplier = ?", structure);
  add_sight(words, sight);
  words.add(" GROUP BY state, days ORDER BY state, days");
  return words.ask(connection_, [](const Cursor& row) {
    return StockCell{row.text(0), static_cast<int>(row.integer(1)), row.integer(2)};
  });
}

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
