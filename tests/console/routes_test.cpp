#include "console/routes.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "console/pages.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;

Routes routes() {
  return Routes::standard().value();
}

TEST(Routes, MatchPathsAndTheirPlaces) {
  const auto all = routes();
  EXPECT_EQ(all.match("GET", "/").route->page, "home");
  const auto answer = all.match("GET", "/flux/12/reponses/3");
  ASSERT_TRUE(answer.route);
  EXPECT_EQ(answer.route->page, "flux_answer");
  EXPECT_THAT(answer.places, ElementsAre("12", "3"));
  EXPECT_FALSE(all.match("GET", "/nowhere").route);
  EXPECT_FALSE(all.match("GET", "/flux/12/reponses").route);
}

TEST(Routes, KnowAPathAskedInAnotherWay) {
  const auto match = routes().match("POST", "/synthese");
  EXPECT_FALSE(match.route);
  EXPECT_TRUE(match.path_known);
}

TEST(Routes, StandUnderApiWhereTheTableSaysSo) {
  const auto all = routes();
  EXPECT_EQ(all.match("GET", "/api").route->page, "home");
  const auto flux = all.match("GET", "/api/flux/12");
  ASSERT_TRUE(flux.route);
  EXPECT_TRUE(flux.api);
  EXPECT_FALSE(all.match("GET", "/api/connexion").route);
  EXPECT_FALSE(all.match("GET", "/api/flux/12/original").route);
}

TEST(Routes, LeadToPagesThatExist) {
  const auto all = routes();
  for (const auto& route : all.all()) {
    const bool own = route.page == "static" || route.page == "sign_in" || route.page == "enter" ||
                     route.page == "leave" || route.page == "live";
    EXPECT_TRUE(own || page_named(route.page)) << route.page;
    if (route.page != "static") continue;
    EXPECT_FALSE(embedded::console(route.path.substr(1)).empty()) << route.path;
  }
}

TEST(Routes, NoneButSignInAndFilesIsOpenToAnyone) {
  const auto all = routes();
  for (const auto& route : all.all()) {
    if (route.right != Right::anyone) continue;
    EXPECT_TRUE(route.page == "static" || route.page == "sign_in" || route.page == "enter")
        << route.path;
  }
}

/// The description that strangers read says what the table says: every route of the API, no other.
TEST(Routes, AreThoseOfTheOpenApiFile) {
  const auto file = nlohmann::json::parse(embedded::console("openapi.json"));
  std::set<std::string> described, served;
  for (const auto& [path, methods] : file.at("paths").items())
    for (const auto& [method, what] : methods.items())
      if (method != "parameters") described.insert(method + " " + path);
  const auto all = routes();
  for (const auto& route : all.all())
    if (route.api)
      served.insert((route.method == "GET" ? "get /api" : "post /api") +
                    (route.path == "/" ? std::string() : route.path));
  EXPECT_EQ(described, served);
}

TEST(Routes, RefuseATableThatIsWrong) {
  const std::string head = "method\tpath\tright\tpage\tapi\ttab\n";
  for (const auto* row : {"PUT\t/\treader\thome\tyes\t-\n", "GET\thome\treader\thome\tyes\t-\n",
                          "GET\t/\tgod\thome\tyes\t-\n", "GET\t/\treader\thome\tmaybe\t-\n"})
    EXPECT_EQ(Routes::load(head + row).error().code, "E_TABLE") << row;
}

/// GAP-06 in the order of the screens.
TEST(Tabs, AreSeven) {
  std::vector<std::string_view> names;
  for (const auto& tab : tabs()) names.push_back(tab.name);
  EXPECT_THAT(names,
              ElementsAre("to_do", "search", "memoire", "deposit", "fiscal", "board", "archives"));
  for (const auto& tab : tabs()) EXPECT_TRUE(routes().match("GET", tab.path).route) << tab.path;
}

}  // namespace
}  // namespace ecluse::console
