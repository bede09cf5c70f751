#include "lifecycle/search_plan.hpp"

#include <algorithm>
#include <utility>

#include "lifecycle/ledger_slot.hpp"

namespace ecluse::lifecycle {
namespace {

/// How many rows a criterion may lead to and still lead the search: where a list is made of them
/// first, and where its index has them in order. Beyond, reading every piece in turn is as quick.
constexpr std::int64_t listed = 150'000, broad = 250'000;
/// So many are counted first: one that leads to fewer spares counting the others.
constexpr std::int64_t quick = 10'000;
/// A walk of some flux sees no other piece: it leads whatever it leads to.
constexpr std::int64_t any_number = std::numeric_limits<std::int64_t>::max() - 1;
/// So many flux beside the bound are looked at: a clock may have been put back.
constexpr std::string_view beside = " LIMIT 1000)";

Result<std::int64_t> asked_number(Connection& connection, const Wording& words) {
  const auto rows = words.ask(connection, first_number);
  if (!rows) return tl::unexpected(rows.error());
  return rows->front();
}

/// How many rows a criterion leads to, up to one more than `limit`.
Result<std::int64_t> probe(Connection& connection, const SearchCondition& condition,
                           std::int64_t limit) {
  if (!condition.kept.sql.empty()) return asked_number(connection, Wording(condition.kept));
  return asked_number(connection, Wording("SELECT COUNT(*) FROM (")
                                      .add(condition.ids)
                                      .add(" LIMIT " + std::to_string(limit + 1) + ")"));
}

std::int64_t most_of(const SearchCondition& condition) {
  if (!condition.deposits.sql.empty()) return any_number;
  return condition.ordered.empty() ? listed : broad;
}

/// The criterion that leads to the fewest rows, of those that lead to `most` at the most.
Done find_leader(Connection& connection, SearchPlan& plan, std::int64_t most) {
  for (std::size_t at = 0; at < plan.conditions.size(); ++at) {
    const auto& condition = plan.conditions[at];
    if (condition.ids.sql.empty()) continue;
    const auto limit = std::min(most, most_of(condition));
    const auto rows = probe(connection, condition, limit);
    if (!rows) return tl::unexpected(rows.error());
    if (*rows > limit) continue;
    plan.leader = at;
    plan.led = most = *rows;
  }
  return {};
}

/// Where none leads to a part of the pieces, the walk of the flux of some depositors does.
Done find_walk(Connection& connection, SearchPlan& plan) {
  const auto found = std::ranges::find_if(
      plan.conditions, [](const auto& condition) { return !condition.deposits.sql.empty(); });
  if (found == plan.conditions.end()) return {};
  const auto rows = probe(connection, *found, any_number);
  if (!rows) return tl::unexpected(rows.error());
  plan.leader = static_cast<std::size_t>(found - plan.conditions.begin());
  plan.led = *rows;
  return {};
}

/// Of a flux that was received on one side of an instant: its number is about this one.
Result<std::int64_t> flux_beside(Connection& connection, std::string_view first, Instant at,
                                 std::string_view side) {
  return asked_number(connection, Wording(std::string(first))
                                      .add(" FROM (SELECT id FROM flux WHERE received ")
                                      .add(side, at.time_since_epoch().count())
                                      .add(beside));
}

void add_date(SearchPlan& plan, std::string_view sign, Instant at) {
  plan.dates.push_back(
      {"(SELECT received FROM flux WHERE flux.id = piece.id >> 24)" + std::string(sign),
       {at.time_since_epoch().count()}});
}

/// Narrows the range of flux to those received about the dates of deposit.
Done bound(Connection& connection, SearchPlan& plan, const PieceSearch& search) {
  if (search.deposited_from) {
    const auto first =
        flux_beside(connection, "SELECT COALESCE(MIN(id), " + std::to_string(plan.flux.last) + ")",
                    *search.deposited_from, ">= ? ORDER BY received");
    if (!first) return tl::unexpected(first.error());
    plan.flux.first = *first;
    add_date(plan, " >= ?", *search.deposited_from);
  }
  if (search.deposited_until) {
    const auto last = flux_beside(connection, "SELECT COALESCE(MAX(id), 0)",
                                  *search.deposited_until, "< ? ORDER BY received DESC");
    if (!last) return tl::unexpected(last.error());
    plan.flux.last = *last;
    add_date(plan, " < ?", *search.deposited_until);
  }
  return {};
}

/// How the pieces of a question are come by.
enum class Way : std::uint8_t {
  all,      ///< one after the other
  index,    ///< in the order of an index
  list,     ///< those of a list
  list_of,  ///< a list of ids, and no row
  flux,     ///< flux by flux
};

const SearchCondition* leader_of(const SearchPlan& plan, std::string_view walked) {
  return plan.leader && walked.empty() ? &plan.conditions[*plan.leader] : nullptr;
}

/// Whether all but the leader can be judged without the rows.
bool judged_aside(const SearchPlan& plan, const SearchCondition& leader) {
  return std::ranges::all_of(plan.conditions, [&](const SearchCondition& one) {
    return &one == &leader || !one.aside.sql.empty();
  });
}

Way way_of(const SearchPlan& plan, const SearchQuestion& question) {
  const auto* leader = leader_of(plan, question.walked);
  if (!leader) return question.walked.empty() ? Way::all : Way::index;
  if (!leader->deposits.sql.empty()) return Way::flux;
  if (!leader->ordered.empty()) return Way::index;
  const bool rows = question.asking == Asking::rows || !leader->pieces_only;
  return rows || !judged_aside(plan, *leader) ? Way::list : Way::list_of;
}

/// FROM, and WHERE with the bounds of the ids.
void add_source(Wording& words, const SearchPlan& plan, const SearchQuestion& question, Way way) {
  const auto* leader = leader_of(plan, question.walked);
  // One bound on each side: of two, SQLite takes any.
  const auto after = std::max(question.window.after, slot(plan.flux.first, 0) - 1);
  const auto before = std::min(question.window.before, last_slot(plan.flux.last) + 1);
  std::string_view id = "piece.id";
  if (way == Way::all) words.add("piece NOT INDEXED WHERE ");
  if (way == Way::index)
    words.add("piece INDEXED BY ").add(leader ? leader->ordered : question.walked).add(" WHERE ");
  if (way == Way::list)
    words.add("piece NOT INDEXED WHERE piece.id IN (").add(leader->ids).add(") AND ");
  if (way == Way::list_of)
    words.add("(WITH led (id) AS (")
        .add(leader->ids)
        .add(") SELECT DISTINCT id FROM led) AS piece WHERE ");
  if (way == Way::flux)
    words.add(leader->deposits)
        .add(" AND flux.id >= ?", (after + 1) >> 24U)
        .add(" AND flux.id <= ?", (before - 1) >> 24U)
        .add(" AND ");
  if (way == Way::list || way == Way::flux || !question.walked.empty()) id = "+piece.id";
  words.add(id).add(" > ?", after).add(" AND ").add(id).add(" < ?", before);
}

}  // namespace

Result<SearchPlan> plan_of(Connection& connection, const PieceSearch& search) {
  SearchPlan plan{conditions_of(search)};
  if (auto done = bound(connection, plan, search); !done) return tl::unexpected(done.error());
  for (const auto most : {quick, few_led, broad}) {
    if (auto done = find_leader(connection, plan, most); !done) return tl::unexpected(done.error());
    if (plan.leader) return plan;
  }
  if (auto done = find_walk(connection, plan); !done) return tl::unexpected(done.error());
  return plan;
}

Wording wording(const SearchPlan& plan, const SearchQuestion& question) {
  const auto way = way_of(plan, question);
  const auto* leader = leader_of(plan, question.walked);
  const bool aside =
      leader && way != Way::flux && question.asking == Asking::ids && judged_aside(plan, *leader);
  Wording words("SELECT " + std::string(question.what) + " FROM ");
  add_source(words, plan, question, way);
  for (const auto& condition : plan.conditions) {
    const bool leads = &condition == leader;
    if (leads && way != Way::index) continue;
    words.add(" AND ").add(aside && !leads ? condition.aside : condition.test);
  }
  for (const auto& date : plan.dates) words.add(" AND ").add(date);
  return words;
}

std::string in_order(const SearchPlan& plan, Direction direction) {
  const std::string way = direction == Direction::descending ? " DESC" : "";
  const bool by_flux = plan.leader && !plan.conditions[*plan.leader].deposits.sql.empty();
  return " ORDER BY " + (by_flux ? "flux.id" + way + ", " : std::string()) + "piece.id" + way;
}

}  // namespace ecluse::lifecycle
