// What happens to a piece once the gate has let it in (acceptance.md 4.7, 4.11): delays, refusals
// of both families, pieces that come again, the chains of works from their files to their ends.
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/states.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;

constexpr auto day = 24h;

/// An invoice of a subcontractor of a cotraitant: two valideurs.
std::string with_two_valideurs(std::string_view number) {
  const auto party = [](std::string_view code, std::string_view siret) {
    return "<cac:ServiceProviderParty>" +
           (code.empty() ? std::string()
                         : "<cbc:ServiceTypeCode>" + std::string(code) + "</cbc:ServiceTypeCode>") +
           "<cac:Party><cac:PartyIdentification><cbc:ID schemeName=\"1\">" + std::string(siret) +
           "</cbc:ID></cac:PartyIdentification></cac:Party></cac:ServiceProviderParty>";
  };
  auto text = replaced(made_invoice(number), "<cbc:ProfileID>A1</cbc:ProfileID>",
                       "<cbc:ProfileID>A9</cbc:ProfileID>");
  const auto end = text.find("</cac:Party>", text.find("<cac:AccountingCustomerParty>"));
  text.insert(end, party("VALIDEUR_1", "00000104000013") + party("VALIDEUR_2", "00000101600013"));
  return text;
}

// TRV-27, STS-12, STS-16: the delay of the valideur runs out, and the piece goes on to its
// recipient; whoever waited is told.
TEST(Delays, OfAValideurRunOutAndThePieceGoesOn) {
  WorksHouse house;
  house.deposit(works_piece(demand()), "ABC123");
  EXPECT_EQ(house.piece("DP-1").state, "A_VALIDER_1");
  house.house().advance(15 * day);
  house.house().run();
  EXPECT_EQ(house.piece("DP-1").state, "A_VALIDER_1") << "the last day counts whole";
  house.house().advance(15h);
  house.house().run();
  EXPECT_THAT(house.history("DP-1"),
              ElementsAre("DEPOSEE", "EN_COURS_ACHEMINEMENT", "A_VALIDER_1",
                          "ABSENCE_VALIDATION_1_HORS_DELAI", "MISE_A_DISPOSITION_MOE"));
  EXPECT_THAT(house.say("DP-1", "VALIDEE_1"), ElementsAre("REF_STATUT_INTERDIT")) << "too late";
}

// TRV-27: a daemon that was away finds what is due when it comes back, over both clock changes.
TEST(Delays, SurviveRestartsAndClockChanges) {
  struct Row {
    const char *deposited, *still, *due;
  };
  for (const auto& row :
       {Row{"2026-03-20T09:00:00.000Z", "2026-04-04T21:59:59.999Z", "2026-04-04T22:00:00.000Z"},
        Row{"2026-10-15T09:00:00.000Z", "2026-10-30T22:59:59.999Z", "2026-10-30T23:00:00.000Z"}}) {
    WorksHouse house;
    house.house().set_clock(parse_utc(row.deposited).value());
    house.deposit(works_piece(demand()), "ABC123");
    house.house().set_clock(parse_utc(row.still).value());
    house.house().run();
    EXPECT_EQ(house.piece("DP-1").state, "A_VALIDER_1") << row.still;
    house.house().set_clock(parse_utc(row.due).value());
    house.house().run();
    EXPECT_EQ(house.piece("DP-1").state, "MISE_A_DISPOSITION_MOE") << row.due;
  }
}

// TRV-27: what was told in time is heard first, even when it is read after the delay.
TEST(Delays, LetTheFilesThatWaitBeHeardFirst) {
  WorksHouse house;
  house.deposit(works_piece(demand()), "ABC123");
  house.house().advance(30 * day);
  StatusWish refusal;
  refusal.number = "DP-1";
  refusal.issued = "2025-03-31";
  refusal.supplier = "00000105700017";
  refusal.recipient = "21990001600011";
  refusal.cpp_code = "05";
  refusal.motif = "ST_CT_NON_DECLAR";
  EXPECT_THAT(refusals(house.tell({refusal})), IsEmpty());
  EXPECT_THAT(house.history("DP-1"),
              ElementsAre("DEPOSEE", "EN_COURS_ACHEMINEMENT", "A_VALIDER_1", "REFUSEE_1"));
}

// ACT-16, TRV-27, STS-12, STS-13, STS-16: two valideurs, each with its own delay.
TEST(Delays, BeginAnewForTheSecondValideur) {
  WorksHouse house;
  const auto outcome = house.deposit(with_two_valideurs("ST-1"), "ABC123", "FSO1100A");
  ASSERT_THAT(refusals(outcome), IsEmpty());
  house.deposit(with_two_valideurs("ST-2"), "ABC123", "FSO1100A");
  house.house().advance(10 * day);
  EXPECT_THAT(house.say("ST-1", "VALIDEE_1"), IsEmpty());
  EXPECT_EQ(house.piece("ST-1").state, "A_VALIDER_2");
  house.house().advance(6 * day);
  house.house().run();
  EXPECT_EQ(house.piece("ST-1").state, "A_VALIDER_2") << "its delay began with the first visa";
  EXPECT_EQ(house.piece("ST-2").state, "A_VALIDER_2") << "the first one kept silent";
  EXPECT_THAT(house.say("ST-2", "VALIDEE_2"), IsEmpty());
  EXPECT_EQ(house.piece("ST-2").state, "MISE_A_DISPOSITION");
  house.house().advance(10 * day);
  house.house().run();
  EXPECT_THAT(house.history("ST-1"),
              ElementsAre("DEPOSEE", "EN_COURS_ACHEMINEMENT", "A_VALIDER_1", "VALIDEE_1",
                          "A_VALIDER_2", "ABSENCE_VALIDATION_2_HORS_DELAI", "MISE_A_DISPOSITION"));
}

// chorus-edi.md §4.4: the MOE has 7 days from its reception, whether it took the piece into account
// or not; a projet de décompte mensuel then goes on to the MOA.
TEST(Delays, OfTheMoeCountFromItsReception) {
  WorksHouse house;
  house.deposit(works_piece({.number = "PDM-1"}));
  house.deposit(works_piece({.cadre = "A7", .number = "PDF-1"}));
  house.house().advance(5 * day);
  EXPECT_THAT(house.say("PDM-1", "PRISE_EN_COMPTE_MOE"), IsEmpty());
  house.house().advance(3 * day);
  house.house().run();
  EXPECT_THAT(house.history("PDM-1"),
              ElementsAre("DEPOSEE", "EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION_MOE",
                          "PRISE_EN_COMPTE_MOE", "ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE",
                          "MISE_A_DISPOSITION_MOA"));
  EXPECT_EQ(house.piece("PDF-1").state, "ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE")
      << "it waits for the A22 of the tacit procedure";
}

struct RefusalRow {
  const char* id;
  WorksWish wish;
  const char* first;  ///< what leads the piece there; empty: nothing
  const char* said;
  const char* state;
};

// TRV-28: two families. STS-10, STS-14: an error in the routing data; STS-11, STS-15: another
// reason. Both ask for a reason.
TEST(Refusals, AreOfTwoFamiliesAndGiveTheirReason) {
  const RefusalRow rows[] = {
      {"STS-14", demand(), "", "A_RECYCLER", "ERREUR_FOURNISSEUR_SUR_VALIDEUR"},
      {"STS-15", demand(), "", "REJETEE", "REFUSEE_1"},
      {"STS-10 MOE", {}, "", "A_RECYCLER", "ERREUR_FOURNISSEUR_SUR_MOE"},
      {"STS-11 MOE", {}, "", "REJETEE", "REFUSEE_MOE"},
      {"STS-11 MOE", {}, "PRISE_EN_COMPTE_MOE", "REJETEE", "REFUSEE_MOE"},
      {"STS-10 MOA", {.cadre = "A15"}, "", "A_RECYCLER", "ERREUR_FOURNISSEUR_SUR_MOA"},
      {"STS-11 MOA", {.cadre = "A15"}, "", "REJETEE", "REFUSEE_MOA"},
      {"STS-11 fournisseur", {.cadre = "A20"}, "", "REJETEE", "REFUSEE_FOURNISSEUR"},
  };
  const auto machines = lifecycle::Machines::standard().value();
  for (const auto& row : rows) {
    WorksHouse house;
    ASSERT_THAT(refusals(house.deposit(works_piece(row.wish))), IsEmpty()) << row.id;
    const std::string number(row.wish.number);
    if (*row.first) {
      ASSERT_THAT(house.say(number, row.first), IsEmpty()) << row.id;
    }
    EXPECT_THAT(house.say(number, row.said), ElementsAre("REF_STATUT_MOTIF")) << row.id;
    EXPECT_THAT(house.say(number, row.said, "AUTRE", "voir ci-joint"), IsEmpty()) << row.id;
    EXPECT_EQ(house.piece(number).state, row.state) << row.id;
    const bool routing = std::string_view(row.said) == "A_RECYCLER";
    EXPECT_EQ(machines.piece.find(row.state)->terminal, !routing) << row.id;
    const auto label = machines.piece.find(row.state)->label_fr;
    EXPECT_THAT(label, EndsWith(routing ? "pour erreur dans les données d'acheminement"
                                        : "pour autre motif"))
        << row.id;
  }
}

// STS-14: the second valideur refuses as the first does.
TEST(Refusals, OfTheSecondValideurAreOfTheSameFamilies) {
  for (const auto& [said, state] : {std::pair("A_RECYCLER", "ERREUR_COTRAITANT_SUR_VALIDEUR"),
                                    std::pair("REJETEE", "REFUSEE_2")}) {
    WorksHouse house;
    house.deposit(with_two_valideurs("ST-1"), "ABC123", "FSO1100A");
    ASSERT_THAT(house.say("ST-1", "VALIDEE_1"), IsEmpty());
    EXPECT_THAT(house.say("ST-1", said, "AUTRE"), IsEmpty());
    EXPECT_EQ(house.piece("ST-1").state, state);
  }
}

// ESP-05: the pieces of sub- and joint contractors wait in the queue of their valideur.
TEST(Validation, WaitsInTheQueueOfTheTitulaire) {
  WorksHouse house;
  house.deposit(works_piece(demand("DP-1")), "ABC123");
  house.house().advance(day);
  house.deposit(works_piece(demand("DP-2")), "ABC123");
  house.deposit(works_piece({.number = "PDM-1"}), "ABC123");
  auto queue = house.house().ledger().to_validate("00000104000013", 50).value();
  ASSERT_EQ(queue.size(), 2U);
  EXPECT_EQ(queue[0].piece.summary.number, "DP-1") << "the most urgent first";
  EXPECT_LT(*queue[0].due, *queue[1].due);
  EXPECT_THAT(house.house().ledger().to_validate("00000101600013", 50).value(), IsEmpty());
  ASSERT_THAT(house.say("DP-1", "VALIDEE_1"), IsEmpty());
  ASSERT_THAT(house.say("DP-2", "REFUSEE_1", "ST_CT_NON_DECLAR"), IsEmpty());
  EXPECT_THAT(house.house().ledger().to_validate("", 50).value(), IsEmpty());
}

}  // namespace
}  // namespace ecluse::tests
