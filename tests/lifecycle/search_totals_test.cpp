#include "lifecycle/search_totals.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::bad_piece;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;
using tests::noon;

struct StandingsCase {
  const char* what;
  PieceSearch search;
  std::optional<Standings> expected;
};

const Sight of_the_house{true, {}, {}}, of_depositors{false, {"AAA999", "BBB888"}, {}}, of_nobody{},
    of_a_structure_too{false, {"AAA999"}, {{"1", {}, {"moe"}, {"A4"}}}};

const std::vector<StandingsCase> standings_cases{
    {"nothing", {}, Standings{}},
    {"cadres and states",
     {.cadres = {"A1", "A3"}, .states = {"REJETEE"}},
     Standings{{}, {"A1", "A3"}, {"REJETEE"}}},
    {"depositor", {.partner = "AAA999"}, Standings{{"AAA999"}, {}, {}}},
    {"the house", {.states = {"REJETEE"}, .sight = of_the_house}, Standings{{}, {}, {"REJETEE"}}},
    {"what depositors see", {.sight = of_depositors}, Standings{{"AAA999", "BBB888"}, {}, {}}},
    {"one of what depositors see",
     {.partner = "BBB888", .sight = of_depositors},
     Standings{{"BBB888"}, {}, {}}},
    {"another than depositors see", {.partner = "CCC777", .sight = of_depositors}, Standings{}},
    {"what nobody sees", {.sight = of_nobody}, std::nullopt},
    {"what structures see", {.sight = of_a_structure_too}, std::nullopt},
    {"a number", {.number = "F-1"}, std::nullopt},
    {"a word", {.words = "F-1"}, std::nullopt},
    {"a type", {.states = {"REJETEE"}, .type = "381"}, std::nullopt},
    {"a date", {.deposited_from = noon}, std::nullopt},
    {"what is hidden", {.not_taken_by = {"a@b.test"}}, std::nullopt},
};

TEST(SearchTotals, KnowDepositorsCadresAndStatesAndNothingElse) {
  for (const auto& row : standings_cases)
    EXPECT_EQ(standings_of(row.search), row.expected) << row.what;
}

/// Two depositors; the second has a flux that was refused before its piece took a step.
class KeptTotals : public tests::LedgerFile {
 protected:
  KeptTotals() {
    EXPECT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F-1"), bad_piece("F-2")})));
    auto second = flux_numbered(2, "a-2");
    second.flux.partner = "BBB888";
    EXPECT_TRUE(recorded(decided(second, {good_piece("F-3")})));
    auto third = flux_numbered(3, "a-3");
    third.flux.partner = "BBB888";
    third.pieces = {good_piece("F-4")};
    EXPECT_TRUE(recorded(tests::refused(third, Fate::rejected, "IRR_FORMAT")));
  }
  std::optional<std::int64_t> total(const PieceSearch& search, std::int64_t most) {
    auto connection = Connection::open(path_, Access::read_only).value();
    return kept_total(connection, search, most).value();
  }
};

TEST_F(KeptTotals, AreExactWhereStatesAreAskedFor) {
  EXPECT_EQ(total({.states = {"MISE_A_DISPOSITION"}}, 100), 2);
  EXPECT_EQ(total({.cadres = {"A1"}, .states = {"MISE_A_DISPOSITION"}}, 100), 2);
  EXPECT_EQ(total({.cadres = {"A4"}, .states = {"MISE_A_DISPOSITION"}}, 100), 0);
  EXPECT_EQ(total({.states = {"NON_CONFORME"}, .partner = "BBB888"}, 100), 0);
  EXPECT_EQ(total({.cadres = {"A1"}, .states = {"NON_CONFORME"}, .partner = "AAA999"}, 100), 1);
}

TEST_F(KeptTotals, SayThatThereAreMoreButNotHowManyWhereNoneIs) {
  EXPECT_EQ(total({.partner = "BBB888"}, 100), std::nullopt) << "the piece that took no step";
  EXPECT_EQ(open_search_desk(path_).value()->count({.partner = "BBB888"}, 100).value().rows, 2);
  EXPECT_GT(total({}, 2).value_or(0), 2);
}

TEST_F(KeptTotals, AreNoneOfWhatOthersDeposited) {
  EXPECT_EQ(total({.partner = "BBB888", .sight = Sight{false, {"AAA999"}, {}}}, 100), 0);
  EXPECT_EQ(total({.states = {"MISE_A_DISPOSITION"}, .sight = Sight{false, {"AAA999"}, {}}}, 100),
            1);
}

}  // namespace
}  // namespace ecluse::lifecycle
