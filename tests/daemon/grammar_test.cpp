// What the commands have in common, by whichever of them.
#include "daemon/grammar.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/typed.hpp"

namespace ecluse::daemon {
namespace {

/// What is said to whoever types that.
std::string said(std::vector<const char*> words) {
  try {
    typed<ListCommand>(std::move(words));
    return "";
  } catch (const std::runtime_error& farewell) {
    return farewell.what();
  }
}

TEST(Grammar, TakesTheFolderWhereOneStandsForTheRoot) {
  EXPECT_EQ(typed<WatchCommand>({"watch"}).root, ".");
  EXPECT_EQ(typed<WatchCommand>({"watch", "--root", "/r"}).root, "/r");
}

TEST(Grammar, TellsForPeopleUnlessAskedForAnotherForm) {
  const auto plain = typed<ListCommand>({"list"}).output;
  const std::pair<std::vector<const char*>, Output> rows[] = {
      {{"list", "--json"}, Output::json},
      {{"list", "--csv", "excel-fr"}, Output::csv_excel_fr},
      {{"list", "--csv", "rfc4180"}, Output::csv_rfc4180}};
  for (const auto& [words, output] : rows) {
    EXPECT_EQ(typed<ListCommand>(words).output, output);
    EXPECT_NE(output, plain);
  }
  EXPECT_THAT(said({"list", "--csv", "pdf"}), testing::HasSubstr("--csv"));
}

TEST(Grammar, BoundsWhatItLists) {
  EXPECT_EQ(typed<ListCommand>({"list", "--limit", "1000000"}).limit, 1'000'000);
  for (const auto* limit : {"0", "-1", "1000001", "many"})
    EXPECT_THAT(said({"list", "--limit", limit}), testing::HasSubstr("--limit")) << limit;
}

TEST(Grammar, AsksForTheWordAfterTheFirstOfAFamily) {
  for (const auto* family : {"archive", "annuaire", "schemas", "rules", "compte", "config"})
    EXPECT_THAT(said({family}), testing::HasSubstr("subcommand is required")) << family;
}

TEST(Grammar, KeepsTheOneCommandThatWasTyped) {
  EXPECT_EQ(typed<ShowCommand>({"show", "F-1", "--as", "a@b.fr"}).as, "a@b.fr");
  EXPECT_THROW(typed<ShowCommand>({"history", "F-1"}), std::bad_variant_access);
}

}  // namespace
}  // namespace ecluse::daemon
