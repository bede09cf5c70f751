// Accueil and Synthèse: what there is, and what needs someone (ESP-01, SCR-03).
#include <algorithm>
#include <utility>

#include "console/listing.hpp"
#include "console/pages/criteria.hpp"
#include "console/pages/figures.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr int shown_at_home = 8;

/// The flux that did not end well, newest first, whatever of them the reader sees.
Result<std::vector<View>> flux_to_look_at(const Visit& visit, int limit) {
  std::vector<lifecycle::FluxRow> rows;
  for (const auto& state : states_to_do(Machine::flux)) {
    lifecycle::FluxFilter filter;
    filter.state = state;
    lifecycle::Page page;
    page.limit = limit;
    auto found = visit.desk.flux(filter, page, visit.reader);
    if (!found) return tl::unexpected(found.error());
    rows.insert(rows.end(), found->begin(), found->end());
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row > b.row; });
  if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
  std::vector<View> views;
  views.reserve(rows.size());
  for (const auto& row : rows) views.push_back(flux_view(row, visit));
  return views;
}

std::vector<View> tiles(const std::vector<lifecycle::NamedCount>& counts, const Visit& visit,
                        std::string (*label)(std::string_view, const Visit&), std::string_view path,
                        std::string_view parameter) {
  std::vector<View> views;
  for (const auto& [state, count] : counts) {
    View view;
    const Fields query{{std::string(parameter), state.empty() ? "attente" : state}};
    view.add("state", state)
        .add("label", label(state, visit))
        .add("tone", std::string(tone_of(state)))
        .add("count", count)
        .add("_to", std::string(path) + query_of(query));
    views.push_back(std::move(view));
  }
  return views;
}

std::int64_t total(const std::vector<lifecycle::NamedCount>& counts) {
  std::int64_t all = 0;
  for (const auto& one : counts) all += one.count;
  return all;
}

/// The states in which a piece waits for a correction, a completion or a decision.
Wish wish_to_do() {
  std::string states;
  for (const auto& state : states_to_do(Machine::piece))
    states.append(states.empty() ? "" : ",").append(state);
  return {{}, {{"state", states}}, {}};
}

}  // namespace

Answered home(const Visit& visit) {
  const auto overview = visit.desk.overview(visit.reader);
  if (!overview) return tl::unexpected(overview.error());
  auto to_look_at = flux_to_look_at(visit, shown_at_home);
  if (!to_look_at) return tl::unexpected(to_look_at.error());
  const auto waiting = visit.desk.find(wish_to_do(), {1}, visit.reader);
  if (!waiting) return tl::unexpected(waiting.error());
  View view;
  view.add("flux_total", total(overview->flux))
      .add("pieces_total", total(overview->pieces))
      .add_list("flux", tiles(overview->flux, visit, flux_label, "/flux", "etat"))
      .add_list("pieces", tiles(overview->pieces, visit, piece_label, "/rechercher", "state"))
      .add("waiting", waiting->count.rows)
      .add("_any_waiting", waiting->count.rows > 0)
      .add("to_look_at", std::move(*to_look_at))
      .add("last_seen",
           visit.reader.seen_before ? moment(*visit.reader.seen_before) : std::string())
      .add("_unattached", visit.reader.sight.nothing())
      .add("_empty",
           !visit.reader.sight.nothing() && overview->flux.empty() && overview->pieces.empty());
  add_figures(view, *overview);
  return Page{"home", visit.word("home_title"), std::move(view)};
}

Answered to_do(const Visit& visit) {
  auto wish = wish_to_do();
  wish.order = order_asked(visit);
  add_filters(wish, visit);
  auto found = visit.desk.find(wish, page_asked(visit), visit.reader);
  if (!found && !found.error().code.starts_with("E_SEARCH")) return tl::unexpected(found.error());
  View view;
  view.add("fault", found ? std::string() : fault_of(found.error(), visit))
      .add("_filters", filters_of(wish, visit));
  if (!found) found = Found{};
  auto flux = flux_to_look_at(visit, page_size(visit));
  if (!flux) return tl::unexpected(flux.error());
  const auto space = visit.request.asked("space");
  const auto list = space == "travaux" ? "a_traiter" : list_of(space);
  view.add("_nothing", found->pieces.empty() && flux->empty()).add_list("flux", std::move(*flux));
  add_pieces(view, {list, "/synthese"}, *found, visit);
  add_sorted_paging(view, "/synthese", *found, visit);
  return Page{"to_do", visit.word("tab_to_do"), std::move(view)};
}

}  // namespace ecluse::console
