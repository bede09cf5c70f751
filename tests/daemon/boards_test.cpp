#include "daemon/boards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

using testing::ElementsAre;
using testing::HasSubstr;

TEST(MemoireDashboard, IsStructureByStatus) {
  const auto board = memoire_board({{"1", "A", "BROUILLON", 2},
                                    {"1", "A", "MANDATEE", 3},
                                    {"1", "A", "MISE_A_DISPOSITION", 1},
                                    {"2", "B", "NON_CONFORME", 5}},
                                   tests::example_tables(), Language::en);
  ASSERT_EQ(board.rows.size(), 1U) << "what was never sent stands in no column";
  EXPECT_THAT(board.rows[0].counts, ElementsAre(2, 0, 4, 0, 0, 0, 0));
  EXPECT_THAT(board.searches[0][0],
              HasSubstr("search --space memoires --supplier 1 --state BROUILLON"));
  EXPECT_THAT(board_json(board), HasSubstr("\"column\":\"MIS_A_DISPOSITION\",\"count\":4"));
}

/// MFJ-28: no row, no link and no export of a dashboard names a natural person.
TEST(MemoireDashboard, MasksNaturalPersons) {
  const auto board = memoire_board({{"DURAND1970", "Durand", "BROUILLON", 2, 7, false},
                                    {"DURAND1970", "Durand", "MANDATEE", 3, 9, true},
                                    {"DUVAL1980", "Duval", "MANDATEE", 4, 11, true}},
                                   tests::example_tables(), Language::en);
  ASSERT_EQ(board.rows.size(), 2U) << "two people are two rows";
  EXPECT_EQ(board.rows[0].key, "D…");
  EXPECT_EQ(board.rows[0].name, "D…");
  EXPECT_THAT(board.rows[0].counts, ElementsAre(2, 0, 3, 0, 0, 0, 0));
  EXPECT_THAT(board.searches[0], testing::Each(""));
  EXPECT_EQ(board.totals[0], "ecluse search --space memoires --state BROUILLON") << "the sum may";
  for (const auto* told : {"DURAND", "urand", "DUVAL", "uval"})
    EXPECT_THAT(board_json(board), testing::Not(HasSubstr(told)));
}

TEST(StockDashboard, IsStatusByAge) {
  const auto board = stock_board({{"SUSPENDUE", 0, 1},
                                  {"SUSPENDUE", 1, 2},
                                  {"SUSPENDUE", 89, 4},
                                  {"A_VALIDER_1", 90, 8},
                                  {"A_VALIDER_1", 4000, 8}},
                                 tests::example_tables(), Language::fr, Date{2026y / 3 / 1});
  ASSERT_EQ(board.rows.size(), 2U);
  EXPECT_EQ(board.rows[0].name, "Suspendue") << "in the order of the machine";
  EXPECT_THAT(board.rows[0].counts, ElementsAre(1, 2, 0, 0, 0, 0, 4, 0));
  EXPECT_THAT(board.rows[1].counts, ElementsAre(0, 0, 0, 0, 0, 0, 0, 16));
  const std::string search = "ecluse search --space travaux --state SUSPENDUE";
  EXPECT_EQ(board.searches[0][0], search + " --state-from 2026-03-01 --state-until 2026-03-01");
  EXPECT_EQ(board.searches[0][1], search + " --state-from 2026-02-25 --state-until 2026-02-28");
  EXPECT_EQ(board.searches[0][7], search + " --state-until 2025-12-01");
  EXPECT_EQ(board.totals[7],
            "ecluse search --space travaux --state SUSPENDUE,A_VALIDER_1 --state-until 2025-12-01");
}

TEST(StockDashboard, CountsWhatIsNoEnd) {
  const auto states = waiting_states(tests::example_tables().machines.piece);
  EXPECT_THAT(states, testing::Contains("A_VALIDER_1"));
  for (const auto* end : {"MISE_EN_PAIEMENT", "ABANDONNEE", "NON_CONFORME"})
    EXPECT_THAT(states, testing::Not(testing::Contains(end)));
}

}  // namespace
}  // namespace ecluse::daemon
