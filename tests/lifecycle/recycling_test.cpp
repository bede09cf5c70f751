#include "lifecycle/recycling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// STS-10, STS-14: every refusal for routing data may come again; no other one may (STS-11, STS-15).
TEST(Recycling, IsForWhatWasSentBackForItsAddressing) {
  const auto machines = tests::machines();
  for (const auto& state : machines.piece.states()) {
    const KnownPiece piece{"a", "ABC123", 3, {}, state.code};
    const auto step = recycle(piece, "ABC123", machines, tests::noon);
    const bool routing = state.code.starts_with("ERREUR_") || state.code == "A_RECYCLER" ||
                         state.code == "EN_ATTENTE_RECYCLAGE_FOURNISSEUR";
    EXPECT_EQ(step.has_value(), routing) << state.code;
    if (!step) continue;
    EXPECT_EQ(step->piece, 3);
    EXPECT_EQ(step->from, state.code);
    EXPECT_EQ(step->to, "ABANDONNEE");
    EXPECT_EQ(step->actor, "ABC123");
    EXPECT_EQ(step->cause, "RECYCLAGE");
    EXPECT_EQ(step->at, tests::noon);
  }
}

TEST(Recycling, LetsOnlyTheAddressingChange) {
  const auto first = tests::good_piece("F1").summary;
  auto again = first;
  again.recipient = "another";
  again.service = "another";
  again.engagement = "another";
  again.validator = "another";
  again.recipient_name = "another";
  EXPECT_THAT(changed_terms(first, again), IsEmpty());
  again.payable = Decimal::of(1);
  again.cadre = "A2";
  EXPECT_THAT(changed_terms(first, again), ElementsAre("BT-23", "BT-115"));
  again = first;
  again.issue_date = parse_iso_date("2020-01-01");
  EXPECT_THAT(changed_terms(first, again), ElementsAre("BT-2"));
}

}  // namespace
}  // namespace ecluse::lifecycle
