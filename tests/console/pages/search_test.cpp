#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::Pair;
using tests::list_in;
using tests::page_of;
using tests::shown_by;
using tests::text_in;

class SearchPages : public testing::Test {
 protected:
  SearchPages() { desk_.receive_refused_flux(); }
  tests::FakeDesk desk_;
};

/// « Où est ma facture ? »: one answer is shown at once.
TEST_F(SearchPages, GoStraightToTheOnlyAnswer) {
  const auto piece = std::get<Redirect>(shown_by("box", desk_, {{"q", " F-1 "}}));
  EXPECT_EQ(piece.to, "/piece/" + std::to_string(tests::FakeDesk::piece_row));
  const auto flux =
      std::get<Redirect>(shown_by("box", desk_, {{"q", "ABC1231100000000000000001"}}));
  EXPECT_EQ(flux.to, "/flux/7");
  EXPECT_EQ(std::get<Redirect>(shown_by("box", desk_, {})).to, "/rechercher");
}

TEST_F(SearchPages, TellAPieceOnceUnderItsBestReading) {
  auto other = desk_.pieces[0];
  other.piece.row += 1;
  desk_.pieces.push_back(other);
  const auto page = page_of("box", desk_, {{"q", "F-1"}});
  const auto& groups = list_in(page.view, "groups");
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(text_in(groups[0], "reading"), "number");
  EXPECT_EQ(list_in(groups[0], "pieces").size(), 2U);
}

TEST_F(SearchPages, SayThatNothingWasFound) {
  EXPECT_EQ(text_in(page_of("box", desk_, {{"q", "F-2"}}).view, "_no_groups"), "yes");
  EXPECT_EQ(text_in(page_of("box", desk_, {{"q", "F-1"}}, {}, Reader{}).view, "_no_groups"), "yes")
      << "what one may not see is not there";
}

/// SRH-01, SRH-02: the criteria go to the search as they are; others do not.
TEST_F(SearchPages, AskEveryCriterion) {
  page_of("search", desk_,
          {{"mots", "bief"},
           {"supplier-name", "x"},
           {"state", "DEPOSEE"},
           {"nonsense", "y"},
           {"taille", "5"},
           {"avant", "12"}});
  EXPECT_EQ(desk_.wishes.back().words, "bief");
  EXPECT_THAT(desk_.wishes.back().criteria,
              ElementsAre(Pair("state", "DEPOSEE"), Pair("supplier-name", "x")));
  EXPECT_EQ(desk_.page.limit, 5);
  EXPECT_EQ(desk_.page.before, 12);
}

/// SRH-03, SCR-07: an empty search is everything, with its total.
TEST_F(SearchPages, GiveEverythingToAnEmptySearch) {
  const auto page = page_of("search", desk_);
  EXPECT_EQ(text_in(page.view, "total"), "1");
  EXPECT_EQ(list_in(page.view, "pieces").size(), 1U);
  EXPECT_EQ(list_in(page.view, "_form").size(), 5U);
}

/// What was not asked is no reason for finding nothing.
TEST_F(SearchPages, KnowWhetherSomethingWasAsked) {
  EXPECT_EQ(text_in(page_of("search", desk_).view, "_unasked"), "yes");
  EXPECT_EQ(text_in(page_of("search", desk_, {{"mots", "x"}}).view, "_unasked"), "no");
  EXPECT_EQ(text_in(page_of("search", desk_, {{"number", "x"}}).view, "_unasked"), "no");
}

TEST_F(SearchPages, SayWhichCriterionCannotBeRead) {
  desk_.error = Error{"E_SEARCH", "--issued-from: hier"};
  const auto page = page_of("search", desk_, {{"issued-from", "hier"}});
  EXPECT_EQ(text_in(page.view, "fault"), "Ce critère ne peut pas être lu : --issued-from: hier");
}

TEST_F(SearchPages, KeepTheStatesThatADashboardAskedFor) {
  const auto page = page_of("search", desk_, {{"state", "A,B"}});
  const auto& fields = list_in(list_in(page.view, "_form")[0], "fields");
  const auto& options = list_in(fields[3], "options");
  EXPECT_EQ(text_in(options[0], "code"), "A,B");
  EXPECT_EQ(text_in(options[0], "chosen"), "yes");
}

}  // namespace
}  // namespace ecluse::console
