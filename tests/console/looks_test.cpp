#include "console/looks.hpp"

#include <set>

#include <gtest/gtest.h>

#include "console/routes.hpp"

namespace ecluse::console {
namespace {

/// A new page says whether it shows personal data.
TEST(Looks, AreSaidOfEveryPageOfTheRoutes) {
  const auto looks = Looks::standard().value();
  const auto routes = Routes::standard().value();
  std::set<std::string> routed, said;
  for (const auto& route : routes.all()) routed.insert(route.page);
  for (const auto& [page, look] : looks.all()) said.insert(page);
  EXPECT_EQ(routed, said);
}

TEST(Looks, AreKeptOfWhatNobodySaidAnythingAbout) {
  const auto looks = Looks::load("page\tlook\nhome\tnone\n").value();
  EXPECT_EQ(looks.of("home"), Look::none);
  EXPECT_EQ(looks.of("unheard_of"), Look::page);
}

TEST(Looks, RefuseATableThatIsWrong) {
  EXPECT_EQ(Looks::load("page\tlook\nhome\tmaybe\n").error().code, "E_TABLE");
  EXPECT_EQ(Looks::load("page\tlook\nhome\tnone\nhome\tpage\n").error().code, "E_TABLE");
}

}  // namespace
}  // namespace ecluse::console
