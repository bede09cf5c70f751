// Tableau de bord (SCR-12, SCR-13), liste fiscale (FIS-01), dossier (SCR-11), partners and
// directory.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "console/listing.hpp"
#include "console/pages/figures.hpp"
#include "console/pages/lists.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

std::vector<View> cells_of(const Board::Row& row) {
  std::vector<View> cells;
  for (std::size_t at = 0; at < row.counts.size(); ++at) {
    View cell;
    cell.add("count", row.counts[at])
        .add("_any", row.counts[at] > 0)
        .add("_to", path_of(row.searches[at]));
    cells.push_back(std::move(cell));
  }
  return cells;
}

/// Whether a row leads nowhere: it is a natural person's, who is not named.
bool is_masked(const Board::Row& row) {
  return std::ranges::all_of(row.searches, [](const Wish& one) { return one.criteria.empty(); });
}

std::vector<View> texts(const std::vector<std::string>& all) {
  std::vector<View> views;
  views.reserve(all.size());
  for (const auto& text : all) views.push_back(View{}.add("label", text));
  return views;
}

View dossier_view(const lifecycle::Dossier& dossier, const Visit& visit) {
  std::vector<View> pieces;
  for (const auto& one : dossier.pieces) {
    auto view = piece_view(one.piece, visit);
    std::vector<View> steps;
    for (const auto& row : one.history) steps.push_back(step_view(row.step, {}, {}, visit));
    view.add("flux_id", one.flux.flux_id)
        .add("flux_file", one.flux.file_name)
        .add("deposited", moment(one.flux.received))
        .add("timeline", std::move(steps));
    pieces.push_back(std::move(view));
  }
  return View{}.add("number", dossier.number).add("pieces", std::move(pieces));
}

std::vector<View> structures_of(const std::vector<StructureRow>& rows) {
  std::vector<View> views;
  for (const auto& row : rows) {
    std::vector<View> services;
    for (const auto& [code, name] : row.services)
      services.push_back(View{}.add("code", code).add("name", name));
    View view;
    view.add("identifier", row.identifier)
        .add("name", row.name)
        .add("city", row.city)
        .add("state", row.state)
        .add("services", std::move(services));
    views.push_back(std::move(view));
  }
  return views;
}

/// A dashboard: what it shows, and what its rows are.
struct Space {
  std::string_view name, about, key;
};
constexpr std::array all_spaces{Space{"factures", "board_by_age", "col_state"},
                                Space{"travaux", "board_by_age", "col_state"},
                                Space{"memoires", "board_by_state", "col_structure"},
                                Space{"engagements", "board_by_engagement", "col_engagement"}};

const Space& space_of(std::string_view name) {
  const auto* found = std::ranges::find(all_spaces, name, &Space::name);
  return found == all_spaces.end() ? all_spaces.front() : *found;
}

std::vector<View> spaces(const Space& chosen, const Visit& visit) {
  std::vector<View> views;
  views.reserve(all_spaces.size());
  for (const auto& space : all_spaces) {
    const std::string name(space.name);
    views.push_back(View{}
                        .add("space", name)
                        .add("label", told("space." + name, visit))
                        .add("chosen", &space == &chosen));
  }
  return views;
}

std::vector<View> totals_of(const std::map<std::string, Decimal>& totals, const Visit& visit) {
  std::vector<View> views;
  views.reserve(totals.size());
  for (const auto& [currency, gross] : totals)
    views.push_back(View{}.add("currency", currency).add("gross", amount(gross, visit)));
  return views;
}

}  // namespace

std::string board_space_asked(const Visit& visit) {
  return std::string(space_of(visit.request.asked("espace")).name);
}

Answered board(const Visit& visit) {
  const auto& space = space_of(visit.request.asked("espace"));
  const auto found = visit.desk.board(space.name, {visit.request.asked("apres"), page_size(visit)},
                                      visit.reader, visit.language);
  if (!found) return tl::unexpected(found.error());
  const auto overview = visit.desk.overview(visit.reader);
  if (!overview) return tl::unexpected(overview.error());
  std::vector<View> rows;
  for (const auto& row : found->rows)
    rows.push_back(View{}.add("key", row.key).add("name", row.name).add("cells", cells_of(row)));
  View view;
  view.add("space", std::string(space.name))
      .add("_spaces", spaces(space, visit))
      .add("_about", visit.word(space.about))
      .add("_key", visit.word(space.key))
      .add("columns", texts(found->labels))
      .add("_masked", std::ranges::any_of(found->rows, is_masked))
      .add_list("rows", std::move(rows));
  if (found->last.empty() && visit.request.asked("apres").empty()) add_totals(view, *found);
  add_figures(view, *overview);
  add_exports(view, "/exports/tableau", visit);
  auto query = visit.request.query;
  query["apres"] = found->last;
  view.add("_next", found->last.empty() ? std::string() : "/tableau" + query_of(query))
      .add("next_after", found->last);
  query.erase("apres");
  view.add("_first",
           visit.request.asked("apres").empty() ? std::string() : "/tableau" + query_of(query));
  return Page{"board", visit.word("tab_board"), std::move(view)};
}

Answered fiscal(const Visit& visit) {
  const auto structure = visit.request.asked("structure"), from = visit.request.asked("du"),
             until = visit.request.asked("au");
  View view;
  view.add("structure", structure).add("from", from).add("until", until);
  if (structure.empty() || from.empty() || until.empty())
    return Page{"fiscal", visit.word("tab_fiscal"), std::move(view.add("_not_asked", true))};
  const auto rows = visit.desk.fiscal(structure, from, until, visit.reader);
  if (!rows && rows.error().code != "E_SEARCH" && rows.error().code != "E_FISCAL_PERIOD")
    return tl::unexpected(rows.error());
  if (!rows) {
    view.add("fault", told(rows.error().code, visit));
    return Page{"fiscal", visit.word("tab_fiscal"), std::move(view)};
  }
  std::vector<View> views;
  std::map<std::string, Decimal> totals;
  for (const auto& row : *rows) {
    totals[row.currency] += row.gross;
    View one;
    one.add("recipient", row.recipient)
        .add("name", row.name)
        .add("currency", row.currency)
        .add("pieces", row.pieces)
        .add("gross", amount(row.gross, visit))
        .add("_to", "/rechercher" + query_of({{"supplier", structure},
                                              {"recipient", row.recipient},
                                              {"state", "MISE_EN_PAIEMENT"},
                                              {"state-from", from},
                                              {"state-until", until}}));
    views.push_back(std::move(one));
  }
  add_exports(view, "/exports/fiscale", visit);
  view.add("_asked", true).add_list("rows", std::move(views));
  view.add_list("totals", totals_of(totals, visit));
  return Page{"fiscal", visit.word("tab_fiscal"), std::move(view)};
}

Answered dossier(const Visit& visit) {
  const auto number = visit.request.asked("numero");
  const auto found = visit.desk.dossiers(number, visit.reader);
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return Missing{};
  std::vector<View> views;
  for (const auto& one : *found) views.push_back(dossier_view(one, visit));
  View view;
  if (found->size() == 1) view.add("_archive", "/exports/dossier" + query_of({{"numero", number}}));
  view.add("asked", number).add("dossiers", std::move(views));
  return Page{"dossier", visit.word("dossier_title", {{"number", number}}), std::move(view)};
}

Answered partners(const Visit& visit) {
  const auto words = visit.request.asked("mots");
  const auto rows = visit.desk.partners(visit.reader);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<View> views;
  for (const auto& row : *rows)
    views.push_back(View{}
                        .add("code", row.code)
                        .add("name", row.name)
                        .add("interfaces", row.interfaces)
                        .add("active", row.active));
  View view;
  view.add("words", words).add_list("partners", std::move(views));
  const auto structures = visit.desk.structures(words);
  if (!structures) return tl::unexpected(structures.error());
  view.add("_no_structure", structures->empty()).add("structures", structures_of(*structures));
  return Page{"partners", visit.word("partners_title"), std::move(view)};
}

}  // namespace ecluse::console
