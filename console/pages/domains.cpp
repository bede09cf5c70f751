// Domaines (ESP-15, SYS-02, SYS-06): the domains of the portal, their applications, and who runs
// it.
#include "console/domains.hpp"

#include <array>
#include <utility>

#include "console/pages.hpp"
#include "console/routes.hpp"

namespace ecluse::console {
namespace {

constexpr std::array<std::string_view, 3> operators{"aife", "justice", "comptes_publics"};

View application_view(const DomainRow& row, const Visit& visit) {
  std::vector<View> views;
  for (const auto& tab : tabs())
    if (domain_of(tab.name) == &row)
      views.push_back(View{}
                          .add("label", visit.word("tab_" + std::string(tab.name)))
                          .add("path", std::string(tab.path)));
  const bool open = !row.path.empty() && (!row.manager || visit.reader.manages);
  View view;
  view.add("application", row.application)
      .add("label", visit.word("application_" + row.application))
      .add("path", open ? row.path : std::string());
  return view.add_list("tabs", std::move(views));
}

}  // namespace

Answered domains_page(const Visit& visit) {
  std::vector<View> shown, applications, names;
  const auto& all = domains();
  for (std::size_t at = 0; at < all.size(); ++at) {
    applications.push_back(application_view(all[at], visit));
    if (at + 1 < all.size() && all[at + 1].domain == all[at].domain) continue;
    shown.push_back(View{}
                        .add("domain", all[at].domain)
                        .add("label", visit.word("domain_" + all[at].domain))
                        .add("applications", std::exchange(applications, {})));
  }
  for (const auto one : operators)
    names.push_back(View{}.add("name", visit.word("operator_" + std::string(one))));
  View view;
  view.add("domains", std::move(shown)).add("operators", std::move(names));
  return Page{"domains", visit.word("domains_title"), std::move(view)};
}

}  // namespace ecluse::console
