#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using tests::list_in;
using tests::page_of;
using tests::text_in;

/// ESP-01: counts by state, each a link to what it counts.
TEST(Home, CountsFluxAndPiecesByState) {
  tests::FakeDesk desk;
  desk.receive_refused_flux();
  const auto page = page_of("home", desk);
  EXPECT_EQ(text_in(page.view, "flux_total"), "15");
  const auto& flux = list_in(page.view, "flux");
  ASSERT_EQ(flux.size(), 2U);
  EXPECT_EQ(text_in(flux[1], "label"), "fr flux.IN_REJETE");
  EXPECT_EQ(text_in(flux[1], "tone"), "bad");
  EXPECT_EQ(text_in(flux[1], "_to"), "/flux?etat=IN_REJETE");
  EXPECT_EQ(text_in(list_in(page.view, "hours")[1], "_h"), "60") << "the highest bar is full";
  EXPECT_EQ(list_in(page.view, "to_look_at").size(), 1U);
}

TEST(Home, TellsWhenOneWasHereLast) {
  tests::FakeDesk desk;
  auto reader = tests::house_reader();
  reader.seen_before = Instant{std::chrono::milliseconds{1'563'782'590'000}};
  EXPECT_EQ(text_in(page_of("home", desk, {}, {}, reader).view, "last_seen"),
            "22/07/2019 10:03:10");
}

/// ESP-14: no attachment, empty lists.
TEST(Home, IsEmptyForWhoeverIsAttachedToNothing) {
  tests::FakeDesk desk;
  desk.receive_refused_flux();
  const auto page = page_of("home", desk, {}, {}, Reader{});
  EXPECT_EQ(text_in(page.view, "_unattached"), "yes");
  EXPECT_EQ(text_in(page.view, "_empty"), "no");
  EXPECT_TRUE(list_in(page.view, "to_look_at").empty());
}

/// On the first day it says how flux come, not that rights are missing; and draws nothing.
TEST(Home, SaysThatNothingHasComeYet) {
  tests::FakeDesk desk;
  EXPECT_EQ(text_in(page_of("home", desk).view, "_empty"), "no");
  desk.counted = lifecycle::Overview{};
  const auto empty = page_of("home", desk);
  EXPECT_EQ(text_in(empty.view, "_empty"), "yes");
  EXPECT_EQ(text_in(empty.view, "_unattached"), "no");
  EXPECT_EQ(text_in(empty.view, "_any_flux"), "no");
  desk.counted->pieces = {{"MISE_A_DISPOSITION", 30}};
  const auto received = page_of("home", desk);
  EXPECT_EQ(text_in(received.view, "_empty"), "no") << "a recipient sees pieces and no flux";
  EXPECT_EQ(text_in(received.view, "_figures"), "no");
  EXPECT_EQ(text_in(received.view, "_any_pieces"), "yes");
}

/// SCR-03: what needs an action, drafts and refusals among it.
TEST(ToDo, AsksForWhatWaitsForSomeone) {
  tests::FakeDesk desk;
  desk.receive_refused_flux();
  const auto page = page_of("to_do", desk);
  const auto& states = desk.wishes.back().criteria.at("state");
  EXPECT_NE(states.find("BROUILLON"), std::string::npos);
  EXPECT_NE(states.find("SUSPENDUE"), std::string::npos);
  EXPECT_EQ(states.find("MISE_EN_PAIEMENT"), std::string::npos);
  EXPECT_EQ(list_in(page.view, "pieces").size(), 1U);
  EXPECT_EQ(list_in(page.view, "flux").size(), 1U);
  EXPECT_EQ(text_in(page_of("to_do", desk, {}, {}, Reader{}).view, "_nothing"), "yes");
}

}  // namespace
}  // namespace ecluse::console
