// Pieces that come again under their number, once sent back for their addressing (acceptance.md
// NUM-03, STS-10, STS-14).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/states.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// NUM-03, STS-10: a piece sent back for its addressing comes again under its number; the two are
// there, the first is ended, and statuses speak of the second.
TEST(Recycling, LetsTheNumberComeAgainWithANewAddressing) {
  WorksHouse house;
  const auto first = made_invoice("F-1");
  const auto again = replaced(first, "21990005700015", "21990005700023");
  ASSERT_THAT(refusals(house.deposit(first, "ABC123", "FSO1100A")), IsEmpty());
  EXPECT_THAT(refusals(house.deposit(again, "ABC123", "FSO1100A")), ElementsAre("REF_DOUBLON"));
  ASSERT_THAT(house.say("F-1", "A_RECYCLER", "SE_ERR"), IsEmpty());
  const auto outcome = house.deposit(again, "ABC123", "FSO1100A");
  EXPECT_THAT(refusals(outcome), IsEmpty());
  ASSERT_EQ(outcome.moves.size(), 1U);
  EXPECT_EQ(outcome.moves[0].step.to, piece_status::abandoned);
  EXPECT_EQ(outcome.moves[0].step.cause, "RECYCLAGE");
  EXPECT_EQ(house.piece("F-1").summary.recipient, "21990005700023");
  EXPECT_EQ(house.house().pieces().size(), 3U) << "one was refused";
  EXPECT_THAT(house.say("F-1", "SERVICE_FAIT"), IsEmpty()) << "the second is meant";
  const auto third = replaced(first, "21990005700015", "21990001600011");
  EXPECT_THAT(refusals(house.deposit(third, "ABC123", "FSO1100A")), Contains("REF_DOUBLON"));
}

// chorus-edi.md §4.2 (04): recipient, service and engagement may change, nothing else.
TEST(Recycling, RefusesAnyOtherChange) {
  WorksHouse house;
  house.deposit(works_piece({.number = "F-1", .marche = "M"}), "ABC123");
  house.say("F-1", "A_RECYCLER", "DEST_ERR");
  EXPECT_EQ(house.piece("F-1").state, "ERREUR_FOURNISSEUR_SUR_MOE");
  const auto other = house.deposit(works_piece({.number = "F-1", .marche = "N"}), "ABC123");
  EXPECT_THAT(refusals(other), ElementsAre("REF_RECYCLAGE_MODIFIE"));
  EXPECT_EQ(value_of(only_piece(other).findings.front(), "fields"), "BT-12");
  EXPECT_TRUE(other.moves.empty());
}

// STS-11, STS-15: a piece refused for another reason asks for a new number.
TEST(Recycling, IsNotForWhatWasRefusedForAnotherReason) {
  WorksHouse house;
  house.deposit(made_invoice("F-1"), "ABC123", "FSO1100A");
  ASSERT_THAT(house.say("F-1", "REJETEE", "MONTANT_ERR"), IsEmpty());
  const auto again = replaced(made_invoice("F-1"), "21990005700015", "21990005700023");
  EXPECT_THAT(refusals(house.deposit(again, "ABC123", "FSO1100A")), ElementsAre("REF_DOUBLON"));
}

// A works piece that comes again stands in for the first: the piece before it stays associated.
TEST(Recycling, KeepsTheAssociationOfTheFirst) {
  WorksHouse house;
  house.deposit(works_piece({.number = "PDM-1"}));
  const WorksWish made{.cadre = "A15", .number = "EA-1", .previous = "PDM-1"};
  ASSERT_THAT(refusals(house.deposit(works_piece(made))), IsEmpty());
  ASSERT_THAT(house.say("EA-1", "ERREUR_MOE_SUR_MOA", "DEST_ERR"), IsEmpty());
  auto again = made;
  again.recipient = "21990005700015";
  again.service = "";
  EXPECT_THAT(refusals(house.deposit(works_piece(again))), IsEmpty());
  EXPECT_EQ(house.piece("PDM-1").state, "ASSOCIEE");
  EXPECT_EQ(house.house().ledger().dossiers("PDM-1", "").value().at(0).pieces.size(), 3U);
}

}  // namespace
}  // namespace ecluse::tests
