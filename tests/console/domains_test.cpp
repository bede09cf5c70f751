#include "console/domains.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "console/routes.hpp"
#include "console/words.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;

/// ESP-15: in the order of the portal.
TEST(Domains, AreThoseOfThePortal) {
  std::vector<std::string> names;
  for (const auto& row : domains())
    if (names.empty() || names.back() != row.domain) names.push_back(row.domain);
  EXPECT_THAT(names, ElementsAre("marche", "commande", "facturation", "organisation",
                                 "raccordements", "outils"));
}

TEST(Domains, HaveWordsAndLeadSomewhere) {
  const auto words = Words::standard().value();
  const auto routes = Routes::standard().value();
  for (const auto& row : domains()) {
    EXPECT_TRUE(words.has("domain_" + row.domain)) << row.domain;
    EXPECT_TRUE(words.has("application_" + row.application)) << row.application;
    if (row.path.empty()) continue;
    const auto* route = routes.match("GET", row.path.substr(0, row.path.find('?'))).route;
    ASSERT_NE(route, nullptr) << row.path;
    EXPECT_EQ(route->right == Right::manager, row.manager) << row.path;
  }
}

/// SYS-02: domain, application, tab; flux belong to Facturation and Raccordements.
TEST(Domains, HaveEachTabOnce) {
  std::size_t tabs_told = 0;
  for (const auto& row : domains()) tabs_told += row.tabs.size();
  EXPECT_EQ(tabs_told, tabs().size());
  for (const auto& tab : tabs()) {
    ASSERT_NE(domain_of(tab.name), nullptr) << tab.name;
    EXPECT_THAT(domain_of(tab.name)->domain, testing::AnyOf("facturation", "raccordements"));
  }
  EXPECT_EQ(domain_of("memoire")->application, "frais_justice");
  EXPECT_EQ(domain_of(""), nullptr);
}

TEST(Domains, RefuseATableThatIsWrong) {
  const std::string head = "domain\tapplication\tpath\tright\ttabs\n";
  for (const auto* row :
       {"\ta\t-\treader\t-\n", "a\t\t-\treader\t-\n", "a\tb\tc\treader\t-\n", "a\tb\t-\tgod\t-\n"})
    EXPECT_EQ(read_domains(head + row).error().code, "E_TABLE") << row;
}

}  // namespace
}  // namespace ecluse::console
