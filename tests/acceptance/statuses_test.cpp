// The statuses of pieces: their words, their history, what comes back from Chorus (acceptance.md
// 4.11).
#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/memoire_steps.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/states.hpp"
#include "model/states.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/material.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto day = 24h;

struct ReachedRow {
  const char* id;
  const char* state;
  const char* label;
};

// STS-01 to STS-09, STS-12 to STS-17, STS-21, STS-22, GAP-07: the words of the screens.
TEST(Statuses, HaveTheWordsOfTheScreens) {
  const auto machine = lifecycle::Machines::standard().value().piece;
  for (const auto& row : {
           ReachedRow{"STS-01", "BROUILLON", "Brouillon"},
           ReachedRow{"STS-02", "DEPOSEE", "Déposée"},
           ReachedRow{"STS-04", "MISE_A_DISPOSITION", "Mise à disposition du destinataire"},
           ReachedRow{"STS-05", "A_ASSOCIER_FOURNISSEUR", "Mise à disposition du fournisseur"},
           ReachedRow{"STS-06", "MISE_A_DISPOSITION_MOE", "Mise à disposition MOE"},
           ReachedRow{"STS-07", "MISE_A_DISPOSITION_MOA", "Mise à disposition MOA"},
           ReachedRow{"STS-08", "PRISE_EN_COMPTE_MOE", "Prise en compte MOE"},
           ReachedRow{"STS-09", "ASSOCIEE", "Associée"},
           ReachedRow{"STS-12", "A_VALIDER_1", "Mise à disposition du premier valideur"},
           ReachedRow{"STS-12", "A_VALIDER_2", "Mise à disposition du second valideur"},
           ReachedRow{"STS-13", "VALIDEE_1", "Validée par le premier valideur"},
           ReachedRow{"STS-13", "VALIDEE_2", "Validée par le second valideur"},
           ReachedRow{"STS-16", "ABSENCE_VALIDATION_1_HORS_DELAI", "Validation 1 hors délai"},
           ReachedRow{"STS-16", "ABSENCE_VALIDATION_2_HORS_DELAI", "Validation 2 hors délai"},
           ReachedRow{"STS-17", "SUSPENDUE", "Suspendue"},
           ReachedRow{"STS-20", "ABANDONNEE", "Abandonnée"},
           ReachedRow{"STS-21", "MISE_EN_PAIEMENT", "Mise en paiement"},
           ReachedRow{"STS-22", "REJETEE", "Rejetée"},
       }) {
    ASSERT_NE(machine.find(row.state), nullptr) << row.id;
    EXPECT_EQ(machine.find(row.state)->label_fr, row.label) << row.id;
  }
}

// STS-17: an état d'acompte is suspended, completed, and taken up again. SYS-03: what comes back
// from Chorus is an event of the history.
TEST(Statuses, TakeASuspendedPieceUpAgain) {
  WorksHouse house;
  house.deposit(works_piece({.cadre = "A15", .number = "EA-1"}));
  ASSERT_THAT(house.say("EA-1", "SUSPENDUE", "JUSTIF_ABS"), IsEmpty());
  EXPECT_EQ(house.piece("EA-1").state, "SUSPENDUE");
  ASSERT_THAT(house.say("EA-1", "COMPLETEE"), IsEmpty());
  ASSERT_THAT(house.say("EA-1", "PRISE_EN_COMPTE_MOA"), IsEmpty());
  EXPECT_EQ(house.piece("EA-1").state, "PRISE_EN_COMPTE_MOA");
}

/// A status of a works piece of the sample, by its CPPStatut code.
StatusWish status_of(const std::string& number, const std::string& cpp_code,
                     const std::string& motif = {}) {
  StatusWish wish;
  wish.number = number;
  wish.issued = "2025-03-31";
  wish.supplier = "00000104000013";
  wish.recipient = "21990001600011";
  wish.cpp_code = cpp_code;
  wish.motif = motif;
  wish.sender = "OPE001";
  return wish;
}

// SYS-03, ACT-11, STS-21: Chorus validates, and the comptable announces the payment, in flux.
TEST(Statuses, ComeBackFromChorusAsEvents) {
  WorksHouse house;
  house.deposit(works_piece({.cadre = "A6", .number = "P-1"}), "ABC123");
  for (const auto* code : {"08", "09", "10", "11"})
    EXPECT_THAT(refusals(house.tell({status_of("P-1", code)})), IsEmpty()) << code;
  EXPECT_THAT(house.history("P-1"),
              ElementsAre("DEPOSEE", "EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION", "MANDATEE",
                          "MISE_A_DISPOSITION_COMPTABLE", "COMPTABILISEE", "MISE_EN_PAIEMENT"));
}

// ACT-10: the service centralisateur certifies a mémoire in Chorus Formulaires; ACT-11: the Pôle
// Chorus validates the demand, the comptable pays it. Each is an event of its history.
TEST(Statuses, TakeAMemoireThroughItsLastSteps) {
  WorksHouse house;
  ASSERT_THAT(refusals(house.deposit(sample_bytes("memoire"), "ABC123", "FSO1120A")), IsEmpty());
  const auto number = house.house().pieces().at(0).summary.number;
  const auto steps = lifecycle::MemoireSteps::standard().value();
  int done = 3;
  for (const auto* said : {"SERVICE_FAIT", "MANDATEE", "MISE_EN_PAIEMENT"}) {
    EXPECT_THAT(house.say(number, said), IsEmpty()) << said;
    const auto timeline = steps.timeline(house.history(number));
    ++done;
    for (const auto& step : timeline)
      if (!step.outside) {
        EXPECT_EQ(step.standing == lifecycle::StepStanding::done, step.rank <= done)
            << said << ' ' << step.code;
      }
  }
}

// DOC-09, LEG-06: nothing pays the demand of a subcontractor.
TEST(Statuses, PayNoDemandOfASubcontractor) {
  WorksHouse house;
  house.deposit(works_piece(demand()), "ABC123");
  ASSERT_THAT(house.say("DP-1", "VALIDEE_1"), IsEmpty());
  ASSERT_THAT(house.say("DP-1", "PRISE_EN_COMPTE_MOE"), IsEmpty());
  auto paid = status_of("DP-1", "11");
  paid.supplier = "00000105700017";
  EXPECT_THAT(refusals(house.tell({paid})), ElementsAre("REF_STATUT_INTERDIT"));
  house.house().advance(60 * day);
  house.house().run();
  EXPECT_EQ(house.piece("DP-1").state, "PRISE_EN_COMPTE_MOE") << "it ends there";
}

// STS-23: the history is append-only, told to the second, kept finer and in order; an association
// is recorded in the same transaction as the piece that makes it.
TEST(Statuses, KeepTheirHistory) {
  WorksHouse house;
  house.deposit(works_piece({.number = "PDM-1"}));
  house.house().advance(1234ms);
  house.deposit(works_piece({.cadre = "A15", .number = "EA-1", .previous = "PDM-1"}));
  const auto pieces = house.house().ledger().dossiers("PDM-1", "").value().at(0).pieces;
  const auto& later = pieces.at(0).history;
  const auto& earlier = pieces.at(1).history;
  EXPECT_EQ(earlier.front().step.to, "ASSOCIEE") << "newest first";
  EXPECT_EQ(earlier.front().step.at, later.back().step.at) << "at the same instant";
  EXPECT_EQ(earlier.front().step.at, house.house().now()) << "to the millisecond";
  EXPECT_EQ(lifecycle::paris_text(earlier.front().step.at), "02/03/2026 10:00:01");
  for (std::size_t i = 1; i < earlier.size(); ++i)
    EXPECT_GT(earlier[i - 1].sequence, earlier[i].sequence);
}

// STS-24: the state of a flux and the status of a piece are two machines: what happens to a piece
// changes nothing of its flux.
TEST(Statuses, AreNotTheStateOfTheFlux) {
  WorksHouse house;
  house.deposit(made_invoice("F-1"), "ABC123", "FSO1100A");
  const auto before = house.house().ledger().flux({}, {}).value().at(0);
  house.house().advance(1h);
  ASSERT_THAT(house.say("F-1", "REJETEE", "MONTANT_ERR"), IsEmpty());
  const auto after = house.house().ledger().flux({}, {}).value().at(0);
  EXPECT_EQ(after.state, flux_state::integrated);
  EXPECT_EQ(after.state_at, before.state_at);
  const auto machines = lifecycle::Machines::standard().value();
  for (const auto& state : machines.flux.states())
    EXPECT_EQ(machines.piece.find(state.code), nullptr) << state.code;
}

// STS-25: the current status and its date are stored, searched and exported.
TEST(Statuses, AreKnownWithTheirDate) {
  WorksHouse house;
  house.deposit(made_invoice("F-1"), "ABC123", "FSO1100A");
  house.house().advance(1h);
  ASSERT_THAT(house.say("F-1", "SERVICE_FAIT"), IsEmpty());
  const auto found = house.house().pieces({.states = {"SERVICE_FAIT"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].state_at, house.house().now());
}

}  // namespace
}  // namespace ecluse::tests
