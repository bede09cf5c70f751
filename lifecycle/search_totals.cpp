#include "lifecycle/search_totals.hpp"

#include <algorithm>
#include <utility>

#include "lifecycle/search_wording.hpp"

namespace ecluse::lifecycle {
namespace {

bool sees_all(const PieceSearch& search) {
  return !search.sight || search.sight->everything;
}

/// The depositors that are asked for and seen; nobody when those are none.
std::vector<std::string> partners_of(const PieceSearch& search) {
  if (sees_all(search))
    return search.partner.empty() ? std::vector<std::string>()
                                  : std::vector<std::string>{search.partner};
  auto seen = search.sight->partners;
  if (!search.partner.empty())
    std::erase_if(seen, [&](const std::string& code) { return code != search.partner; });
  return seen;
}

}  // namespace

SearchPart kept_count(const Standings& of) {
  const bool by_cadre = !of.cadres.empty();
  Wording words(by_cadre ? "SELECT COALESCE(SUM(pieces), 0) FROM stock_count WHERE 1"
                         : "SELECT COALESCE(SUM(objects), 0) FROM standing_count WHERE machine ="
                           " 'piece'");
  for (const auto& [column, texts] :
       {std::pair("cadre", &of.cadres), {"state", &of.states}, {"partner", &of.partners}})
    if (!texts->empty()) words.add(" AND ").add(in_list(column, *texts));
  return std::move(words).part();
}

std::optional<Standings> standings_of(const PieceSearch& search) {
  if (!sees_all(search) && (search.sight->partners.empty() || !search.sight->rows.empty()))
    return std::nullopt;
  PieceSearch known;
  known.cadres = search.cadres;
  known.states = search.states;
  known.partner = search.partner;
  known.sight = search.sight;
  if (!(search == known)) return std::nullopt;
  return Standings{partners_of(search), search.cadres, search.states};
}

Result<std::optional<std::int64_t>> kept_total(Connection& connection, const PieceSearch& search,
                                               std::int64_t most) {
  using Total = std::optional<std::int64_t>;
  const auto standings = standings_of(search);
  if (!standings) return Total();
  if (standings->partners.empty() && (!sees_all(search) || !search.partner.empty()))
    return Total(0);
  const auto rows = Wording(kept_count(*standings)).ask(connection, first_number);
  if (!rows) return tl::unexpected(rows.error());
  if (search.states.empty() && rows->front() <= most) return Total();
  return Total(rows->front());
}

}  // namespace ecluse::lifecycle
