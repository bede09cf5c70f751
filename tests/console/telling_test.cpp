#include "console/telling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/states.hpp"
#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::Not;

TEST(Tones, AreKnownForEveryStateOfBothMachines) {
  const auto machines = lifecycle::Machines::standard().value();
  EXPECT_EQ(tone_of("IN_REJETE"), "bad");
  EXPECT_EQ(tone_of("SUSPENDUE"), "act");
  EXPECT_EQ(tone_of("MISE_EN_PAIEMENT"), "good");
  EXPECT_EQ(tone_of(""), "wait");
  for (const auto* machine : {&machines.flux, &machines.piece})
    for (const auto& state : machine->states())
      EXPECT_THAT(tone_of(state.code), AnyOf("good", "bad", "act", "wait", "over")) << state.code;
}

TEST(ToDo, IsWhatSomeoneHasToCorrectOrDecide) {
  EXPECT_THAT(states_to_do(Machine::flux), Contains("IN_REJETE"));
  EXPECT_THAT(states_to_do(Machine::flux), Not(Contains("SUSPENDUE")));
  EXPECT_THAT(states_to_do(Machine::piece), Contains("BROUILLON"));
  EXPECT_THAT(states_to_do(Machine::piece), Not(Contains("MISE_EN_PAIEMENT")));
}

class Telling : public testing::Test {
 protected:
  [[nodiscard]] Visit visit() { return {request_, reader_, desk_, words_, Language::fr, {}}; }

  tests::FakeDesk desk_;
  Request request_{"GET", "/"};
  Reader reader_ = tests::house_reader();
  Words words_ = Words::standard().value();
};

TEST_F(Telling, SaysWhoMayActUntilItIsOver) {
  EXPECT_EQ(who_acts("MISE_A_DISPOSITION", visit()), "fr role.destinataire");
  EXPECT_EQ(who_acts("MISE_EN_PAIEMENT", visit()), "");
}

TEST_F(Telling, ShowsAPieceByItsCodesAndByItsWords) {
  desk_.receive_refused_flux();
  const auto view = found_view(desk_.pieces[0], visit());
  EXPECT_EQ(tests::text_in(view, "number"), "F-1");
  EXPECT_EQ(tests::text_in(view, "state"), "NON_CONFORME");
  EXPECT_EQ(tests::text_in(view, "state_label"), "fr piece.NON_CONFORME");
  EXPECT_EQ(tests::text_in(view, "payable"),
            "1\xE2\x80\xAF"
            "200,50");
  EXPECT_EQ(tests::text_in(view, "partner"), "ABC123");
}

TEST(Days, AreWrittenAsTheyAreRead) {
  EXPECT_EQ(day(Date{std::chrono::year{2025} / 1 / 15}), "15/01/2025");
}

TEST_F(Telling, BoundsThePages) {
  EXPECT_EQ(page_size(visit()), 50);
  request_.query["taille"] = "100000";
  EXPECT_EQ(page_size(visit()), 500);
  request_.query["taille"] = "1";
  EXPECT_EQ(page_size(visit()), 5);
  request_.query["avant"] = "12";
  EXPECT_EQ(page_asked(visit()).before, 12);
  View view;
  add_paging(view, "/flux", request_.query, 5, 3, visit());
  EXPECT_EQ(tests::text_in(view, "_next"), "/flux?avant=3&taille=1");
  EXPECT_EQ(tests::text_in(view, "_first"), "/flux?taille=1");
}

TEST(NumberIn, ReadsNothingButANumber) {
  EXPECT_EQ(number_in("12"), 12);
  for (const auto* text : {"", "-1", "1a", "1.5", "99999999999999999999"})
    EXPECT_FALSE(number_in(text)) << text;
}

}  // namespace
}  // namespace ecluse::console
