#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using tests::list_in;
using tests::page_of;
using tests::shown_by;
using tests::text_in;

/// SCR-12, SCR-13: each count leads to what it counts.
TEST(Boards, LeadFromACountToItsPieces) {
  tests::FakeDesk desk;
  const auto page = page_of("board", desk, {{"espace", "travaux"}});
  EXPECT_EQ(text_in(page.view, "space"), "travaux");
  const auto& cells = list_in(list_in(page.view, "rows")[0], "cells");
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(text_in(cells[0], "count"), "4");
  EXPECT_EQ(text_in(cells[0], "_to"), "/rechercher?space=travaux&state=DEPOSEE");
  EXPECT_EQ(text_in(cells[1], "_any"), "no");
  EXPECT_EQ(text_in(page_of("board", desk, {{"espace", "x"}}).view, "space"), "factures");
  EXPECT_EQ(text_in(page.view, "_masked"), "no");
}

/// MFJ-28.
TEST(Boards, LeadNowhereFromTheCountsOfANaturalPerson) {
  tests::FakeDesk desk;
  const auto page = page_of("board", desk, {{"espace", "memoires"}});
  const auto& person = list_in(list_in(page.view, "rows")[1], "cells");
  EXPECT_EQ(text_in(person[0], "count"), "2");
  EXPECT_EQ(text_in(person[0], "_to"), "");
  EXPECT_EQ(text_in(page.view, "_masked"), "yes") << "and the page says how to find them";
}

TEST(FiscalPage, AsksBeforeItTells) {
  tests::FakeDesk desk;
  EXPECT_EQ(text_in(page_of("fiscal", desk).view, "_not_asked"), "yes");
  const Fields asked{{"structure", "00000127100014"}, {"du", "2026-01-01"}, {"au", "2026-12-31"}};
  const auto page = page_of("fiscal", desk, asked);
  EXPECT_EQ(text_in(list_in(page.view, "rows")[1], "pieces"), "2");
  const auto& totals = list_in(page.view, "totals");
  ASSERT_EQ(totals.size(), 2U) << "amounts of two currencies have no sum";
  EXPECT_EQ(text_in(totals[0], "currency"), "CHF");
  EXPECT_EQ(text_in(totals[1], "gross"),
            "1\xE2\x80\xAF"
            "200,50");
}

TEST(FiscalPage, SaysThatAPeriodIsWrong) {
  tests::FakeDesk desk;
  const Fields asked{{"structure", "1"}, {"du", "2026-12-31"}, {"au", "2026-01-01"}};
  EXPECT_EQ(text_in(page_of("fiscal", desk, asked).view, "fault"), "E_FISCAL_PERIOD");
}

/// SCR-11: the pieces of a dossier, each with its history.
TEST(DossierPage, TellsEachPieceWithItsHistory) {
  tests::FakeDesk desk;
  desk.receive_refused_flux();
  const auto page = page_of("dossier", desk, {{"numero", "F-1"}});
  const auto& pieces = list_in(list_in(page.view, "dossiers")[0], "pieces");
  EXPECT_EQ(text_in(pieces[0], "number"), "F-1");
  EXPECT_EQ(list_in(pieces[0], "timeline").size(), 3U);
  EXPECT_TRUE(std::holds_alternative<Missing>(shown_by("dossier", desk, {{"numero", "F-2"}})));
}

TEST(PartnersPage, ShowsWhoIsConnectedAndTheDirectory) {
  tests::FakeDesk desk;
  const auto page = page_of("partners", desk);
  EXPECT_EQ(text_in(list_in(page.view, "partners")[0], "code"), "ABC123");
  EXPECT_EQ(text_in(list_in(page.view, "structures")[0], "name"), "État");
  EXPECT_EQ(text_in(page_of("partners", desk, {{"mots", "zzz"}}).view, "_no_structure"), "yes");
}

}  // namespace
}  // namespace ecluse::console
