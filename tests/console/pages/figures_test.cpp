#include "console/pages/figures.hpp"

#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using tests::list_in;
using tests::text_in;

TEST(Figures, DrawTheFullestHourAsHighAsTheDrawing) {
  lifecycle::Overview overview;
  overview.hours = {{Instant{}, 4}, {Instant{std::chrono::hours{1}}, 8}};
  View view;
  add_figures(view, overview);
  const auto& hours = list_in(view, "hours");
  ASSERT_EQ(hours.size(), 2U);
  EXPECT_EQ(text_in(hours[0], "_h"), "30");
  EXPECT_EQ(text_in(hours[1], "_h"), "60");
  EXPECT_EQ(text_in(hours[1], "hour"), "01/01/1970 02:00");
}

TEST(Figures, LeadFromACauseToItsPieces) {
  lifecycle::Overview overview;
  overview.causes = {{"REF_SERVICE_INCONNU", 3}, {"G1.05", 1}, {"IRR_ARCHIVE", 1}};
  View view;
  add_figures(view, overview);
  const auto& causes = list_in(view, "causes");
  EXPECT_EQ(text_in(causes[1], "_to"), "/rechercher?mots=G1.05");
  EXPECT_EQ(text_in(causes[1], "_most"), "3");
  EXPECT_EQ(text_in(causes[2], "_to"), "") << "a flux that is refused whole has no piece";
}

/// Rows that lead nowhere, since they name somebody, are in the sum all the same.
TEST(Figures, LeadFromATotalToAllItCounts) {
  const Wish one{{}, {{"space", "travaux"}, {"state", "DEPOSEE"}, {"supplier", "1"}}};
  const Wish all{{}, {{"space", "travaux"}, {"state", "DEPOSEE"}}};
  Board board;
  board.labels = {"0-1", "1-5", "5-10"};
  board.rows = {{"A", "a", {4, 0, 1}, {one, {}, {}}}, {"B", "b", {2, 0, 0}, {{}, {}, {}}}};
  board.totals = {all, all};
  View view;
  add_totals(view, board);
  const auto& totals = list_in(view, "totals");
  ASSERT_EQ(totals.size(), 3U);
  EXPECT_EQ(text_in(totals[0], "count"), "6");
  EXPECT_EQ(text_in(totals[0], "_to"), "/rechercher?space=travaux&state=DEPOSEE");
  EXPECT_EQ(text_in(totals[1], "_any"), "no");
  EXPECT_EQ(text_in(totals[2], "_to"), "") << "not everything there is";
}

}  // namespace
}  // namespace ecluse::console
