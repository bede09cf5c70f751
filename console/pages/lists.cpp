// Flux one after the other, by state: the list, the deposits, the archives (ESP-11, SCR-14), and
// the mémoires that were not sent.
#include "console/pages/lists.hpp"

#include <utility>

#include "console/listing.hpp"
#include "console/pages/actions.hpp"
#include "console/pages/deposits.hpp"
#include "console/pages/memoires.hpp"
#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr std::string_view pending = "attente";

std::vector<View> states_of_flux(const std::string& chosen, const Visit& visit) {
  std::vector<View> views;
  for (const std::string_view state :
       {std::string_view("IN_INTEGRE"), std::string_view("IN_INTEGRE_PARTIEL"),
        std::string_view("IN_REJETE"), std::string_view("IN_INCIDENTE"), pending}) {
    View view;
    view.add("code", std::string(state))
        .add("label", flux_label(state == pending ? "" : state, visit))
        .add("chosen", chosen == state);
    views.push_back(std::move(view));
  }
  return views;
}

/// The list under `path`, dressed by `name`.
Answered listed(const char* name, const std::string& title, std::string_view path,
                const lifecycle::FluxFilter& filter, const Visit& visit) {
  const auto rows = visit.desk.flux(filter, page_asked(visit), visit.reader);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<View> flux;
  for (const auto& row : *rows) flux.push_back(flux_view(row, visit));
  View view;
  view.add("partner", filter.partner)
      .add("interface", filter.interface)
      .add("name_part", filter.name_part)
      .add("_states", states_of_flux(visit.request.asked("etat"), visit))
      .add_list("flux", std::move(flux));
  add_exports(view, "/exports/flux", visit);
  add_paging(view, path, visit.request.query, rows->size(), rows->empty() ? 0 : rows->back().row,
             visit);
  return Page{name, title, std::move(view)};
}

}  // namespace

lifecycle::FluxFilter flux_filter_asked(const Visit& visit) {
  lifecycle::FluxFilter filter;
  const auto state = visit.request.asked("etat");
  if (state == pending)
    filter.standing = lifecycle::Standing::pending;
  else
    filter.state = state;
  filter.partner = visit.request.asked("partenaire");
  filter.interface = visit.request.asked("interface");
  filter.name_part = visit.request.asked("nom");
  return filter;
}

Answered flux_list(const Visit& visit) {
  return listed("flux_list", visit.word("flux_list_title"), "/flux", flux_filter_asked(visit),
                visit);
}

Answered archives(const Visit& visit) {
  auto filter = flux_filter_asked(visit);
  if (filter.state.empty()) filter.standing = lifecycle::Standing::finished;
  return listed("archives", visit.word("tab_archives"), "/archives", filter, visit);
}

Answered deposit(const Visit& visit) {
  auto shown =
      listed("deposit", visit.word("tab_deposit"), "/depot", flux_filter_asked(visit), visit);
  if (!shown) return shown;
  auto done = add_deposit_form(std::get<Page>(*shown).view, visit);
  return done ? std::move(shown) : tl::unexpected(done.error());
}

Answered memoires(const Visit& visit) {
  const Wish wish{{}, {{"space", "memoires"}, {"state", "BROUILLON"}}, order_asked(visit)};
  const auto found = visit.desk.find(wish, page_asked(visit), visit.reader);
  if (!found) return tl::unexpected(found.error());
  View view;
  add_pieces(view, {"memoires", "/memoire"}, *found, visit);
  add_sorted_paging(view, "/memoire", *found, visit);
  add_drafts_form(view, visit);
  if (auto done = add_entry_form(view, visit); !done) return tl::unexpected(done.error());
  return Page{"memoire", visit.word("tab_memoire"), std::move(view)};
}

}  // namespace ecluse::console
