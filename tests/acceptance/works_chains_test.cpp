// The chains of works documents on the machine of pieces (acceptance.md 4.7): every cadre that is
// made from another one finds the piece before in a state that the association may end, whoever
// deposits.
#include <algorithm>
#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "lifecycle/states.hpp"
#include "routing/cadres.hpp"
#include "routing/tables.hpp"
#include "tests/acceptance/works.hpp"
#include "tests/house/material.hpp"

namespace ecluse {
namespace {

using lifecycle::Machines;
using routing::Cadre;
using routing::Cadres;

Cadres cadres() {
  return Cadres::load(routing::embedded_table("cadres.tsv")).value();
}

/// Where the gate leaves a piece for its first actor (daemon/decide), once its validator has
/// spoken.
std::string arrival(const Cadre& cadre, const lifecycle::PieceLife& life) {
  switch (cadre.circuit.front()) {
    case Role::valideur:
      return std::string(life.onward(cadre.code, 1, "VALIDEE_1"));
    case Role::moe:
      return "MISE_A_DISPOSITION_MOE";
    case Role::moa:
      return "MISE_A_DISPOSITION_MOA";
    case Role::fournisseur:
      return "A_ASSOCIER_FOURNISSEUR";
    default:
      return "MISE_A_DISPOSITION";
  }
}

/// TRV-01 to TRV-10.
TEST(WorksChains, LetEachPieceEndTheOneBefore) {
  const auto table = cadres();
  const auto machines = Machines::standard().value();
  const auto& machine = machines.piece;
  int links = 0;
  for (const auto& cadre : table.all())
    for (const auto& before : cadre.after) {
      const auto* previous = table.find(before);
      ASSERT_NE(previous, nullptr) << before;
      const bool replaced = cadre.code == "A22" && before != "A22";
      const auto* step = machine.step(arrival(*previous, machines.life),
                                      replaced ? "REMPLACEE_PAR_A22" : "ASSOCIEE");
      ASSERT_NE(step, nullptr) << cadre.code << " after " << before;
      EXPECT_EQ(step->by, "association") << cadre.code << " after " << before;
      EXPECT_TRUE(lifecycle::lists(step->who, name_of(cadre.depositor)))
          << name_of(cadre.depositor) << " deposits " << cadre.code << " after " << before;
      ++links;
    }
  EXPECT_GE(links, 8) << "A15, A17, A19, A20, A8, A22, A23, A24, A25";
}

/// TRV-17, TRV-18: the demand of a subcontractor waits for its validator, goes to the MOE, and
/// nothing is made from it; no payment comes of it either.
TEST(WorksChains, KeepSubcontractorsApart) {
  const auto table = cadres();
  const auto machines = Machines::standard().value();
  EXPECT_EQ(table.find("A10")->circuit.front(), Role::valideur);
  EXPECT_EQ(arrival(*table.find("A10"), machines.life), "MISE_A_DISPOSITION_MOE");
  EXPECT_TRUE(machines.piece.legal("MISE_A_DISPOSITION_MOE", "PRISE_EN_COMPTE_MOE"));
  for (const auto* state : {"MISE_A_DISPOSITION_MOE", "PRISE_EN_COMPTE_MOE"})
    EXPECT_FALSE(machines.piece.legal(state, "MISE_EN_PAIEMENT"));
  for (const auto& cadre : table.all())
    for (const auto& before : cadre.after) EXPECT_NE(before, "A10") << cadre.code;
}

/// TRV-23: nothing leads from a joint contractor's piece to the MOE but a validation, or its
/// time-out.
TEST(WorksChains, LetNoJointContractorPassItsMandataire) {
  const auto table = cadres();
  const auto machine = Machines::standard().value().piece;
  for (const auto* code : {"A12", "A13", "A14"})
    EXPECT_EQ(table.find(code)->circuit.front(), Role::valideur) << code;
  for (const auto& step : machine.steps_from("A_VALIDER_1"))
    EXPECT_TRUE(step.to == "VALIDEE_1" || step.to == "REFUSEE_1" ||
                step.to == "ERREUR_FOURNISSEUR_SUR_VALIDEUR" ||
                step.to == "ABSENCE_VALIDATION_1_HORS_DELAI")
        << step.to;
}

/// What a partner was told of a piece in the cycles de vie written to its folder, in order.
std::vector<std::string> told(tests::WorksHouse& house, const std::string& partner,
                              const std::string& number) {
  std::vector<std::string> codes;
  const auto outbound = house.house().outbound();
  for (const auto& [path, bytes] : outbound) {
    if (!path.starts_with(partner + "/FEN1200A")) continue;
    for (auto at = bytes.find("<IdStatut>"); at != std::string::npos;
         at = bytes.find("<IdStatut>", at + 1)) {
      const auto piece = bytes.find("<IdFacture>", at) + 11;
      if (bytes.compare(piece, number.size() + 1, number + "<") == 0)
        codes.push_back(bytes.substr(at + 10, 2));
    }
  }
  return codes;
}

struct Stage {
  const char *id, *cadre, *number, *previous, *partner;
  std::vector<const char*> said;  ///< statuses, once it is there
  const char* state;              ///< in which it is left at the end of the chain
};

/// Plays a chain from files to files and tells where each of its pieces was left.
void play(const std::vector<Stage>& chain) {
  tests::WorksHouse house;
  for (const auto& stage : chain) {
    const auto outcome = house.deposit(
        tests::works_piece(
            {.cadre = stage.cadre, .number = stage.number, .previous = stage.previous}),
        stage.partner);
    ASSERT_TRUE(tests::refusals(outcome).empty()) << stage.id << ' ' << stage.cadre;
    for (const auto* status : stage.said)
      EXPECT_TRUE(house.say(stage.number, status, "AUTRE").empty()) << stage.id << ' ' << status;
    house.house().run();
    EXPECT_FALSE(told(house, stage.partner, stage.number).empty()) << stage.id << " is answered";
    house.house().advance(std::chrono::hours{24});
  }
  for (const auto& stage : chain)
    EXPECT_EQ(house.piece(stage.number).state, stage.state) << stage.id << ' ' << stage.cadre;
  EXPECT_TRUE(house.house().conservation().holds());
}

// TRV-01 to TRV-04, TRV-13: in progress, each actor deposits what it produces, up to the payment.
TEST(WorksChains, GoToThePaymentInProgress) {
  play({{"TRV-01", "A4", "PDM-1", "", "ABC123", {"PRISE_EN_COMPTE_MOE"}, "ASSOCIEE"},
        {"TRV-02", "A15", "EA-1", "PDM-1", "API042", {"PRISE_EN_COMPTE_MOA"}, "ASSOCIEE"},
        {"TRV-03, TRV-04",
         "A19",
         "EAV-1",
         "EA-1",
         "POR042",
         {"SERVICE_FAIT", "MANDATEE", "MISE_A_DISPOSITION_COMPTABLE", "MISE_EN_PAIEMENT"},
         "MISE_EN_PAIEMENT"}});
}

// TRV-05 to TRV-09: at the end of the contract; the closing event is the payment.
TEST(WorksChains, GoToThePaymentAtTheEnd) {
  play({{"TRV-05", "A7", "PDF-1", "", "ABC123", {}, "ASSOCIEE"},
        {"TRV-06", "A17", "PDG-1", "PDF-1", "API042", {}, "ASSOCIEE"},
        {"TRV-07", "A20", "DG-1", "PDG-1", "POR042", {}, "ASSOCIEE"},
        {"TRV-08, TRV-09",
         "A8",
         "DGD-1",
         "DG-1",
         "API042",
         {"PRISE_EN_COMPTE_DESTINATAIRE", "COMPTABILISEE", "MISE_EN_PAIEMENT"},
         "MISE_EN_PAIEMENT"}});
}

// TRV-14 to TRV-16: situations 2, 3 and 4.
TEST(WorksChains, GoToThePaymentInEverySituation) {
  play({{"TRV-14",
         "A6",
         "PF-1",
         "",
         "ABC123",
         {"MANDATEE", "MISE_EN_PAIEMENT"},
         "MISE_EN_PAIEMENT"}});
  play({{"TRV-15", "A5", "EA-1", "", "POR042", {"PRISE_EN_COMPTE_MOA"}, "ASSOCIEE"},
        {"TRV-15", "A19", "EAV-1", "EA-1", "POR042", {"MISE_EN_PAIEMENT"}, "MISE_EN_PAIEMENT"}});
  play({{"TRV-16", "A6", "EAV-2", "", "API042", {"MISE_EN_PAIEMENT"}, "MISE_EN_PAIEMENT"}});
}

// TRV-10: the MOE keeps silent, the supplier sends an A22, and whoever makes it definitive ends it.
TEST(WorksChains, GoToThePaymentByTheTacitProcedure) {
  for (const auto* last : {"A23", "A24", "A25"}) {
    tests::WorksHouse house;
    house.deposit(tests::works_piece({.cadre = "A7", .number = "PDF-1"}), "ABC123");
    house.house().advance(std::chrono::hours{24 * 9});
    house.house().run();
    ASSERT_EQ(house.piece("PDF-1").state, "ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE");
    const tests::WorksWish tacit{.cadre = "A22", .number = "PDGT-1", .previous = "PDF-1"};
    ASSERT_TRUE(tests::refusals(house.deposit(tests::works_piece(tacit))).empty());
    EXPECT_EQ(house.piece("PDF-1").state, "REMPLACEE_PAR_A22");
    house.house().advance(std::chrono::hours{24 * 9});
    house.house().run();
    const tests::WorksWish end{.cadre = last, .number = "DGDT-1", .previous = "PDGT-1"};
    ASSERT_TRUE(tests::refusals(house.deposit(tests::works_piece(end))).empty()) << last;
    EXPECT_EQ(house.piece("PDGT-1").state, "ASSOCIEE");
    EXPECT_TRUE(house.say("DGDT-1", "MISE_EN_PAIEMENT").empty());
    EXPECT_EQ(house.piece("DGDT-1").state, "MISE_EN_PAIEMENT");
  }
}

/// Why the piece was validated by the house, as its history tells.
std::string outcome_cause(const Outcome& outcome) {
  for (const auto& step : outcome.transitions)
    if (step.to == "VALIDEE_1") return step.cause;
  return {};
}

bool has_code(const Outcome& outcome, std::string_view code) {
  const auto& findings = tests::only_piece(outcome).findings;
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.code == code; });
}

struct Cotraitance {
  const char *id, *cadre;
  std::string_view supplier, validator;
  const char* state;
};

// TRV-23, TRV-24: the four situations of cotraitance: the cotraitant's own piece, always by the
// mandataire; the état d'acompte or the projet de décompte that was agreed upon outside; all of it
// by the mandataire.
TEST(WorksChains, KnowTheFourSituationsOfCotraitance) {
  constexpr std::string_view mandataire = "00000104000013", cotraitant = "00000101600013",
                             moe = "18990006100012";
  for (const auto& row : {Cotraitance{"1", "A13", cotraitant, mandataire, "A_VALIDER_1"},
                          Cotraitance{"2", "A5", cotraitant, moe, "MISE_A_DISPOSITION_MOA"},
                          Cotraitance{"3", "A4", cotraitant, moe, "MISE_A_DISPOSITION_MOE"},
                          Cotraitance{"4", "A4", mandataire, moe, "MISE_A_DISPOSITION_MOE"}}) {
    tests::WorksHouse house;
    const tests::WorksWish wish{.cadre = row.cadre,
                                .number = "C-1",
                                .marche = "M2025-040",
                                .supplier = row.supplier,
                                .recipient = "22990003000011",
                                .service = "ROUTES",
                                .validator = row.validator};
    const auto outcome = house.deposit(tests::works_piece(wish));
    EXPECT_TRUE(tests::refusals(outcome).empty()) << row.id;
    EXPECT_EQ(house.piece("C-1").state, row.state) << row.id;
    if (house.piece("C-1").state != "A_VALIDER_1") continue;
    EXPECT_TRUE(house.say("C-1", "VALIDEE_1").empty());
    EXPECT_EQ(house.piece("C-1").state, "MISE_A_DISPOSITION_MOE");
    EXPECT_TRUE(tests::refusals(house.deposit(tests::works_piece({.cadre = "A15",
                                                                  .number = "EA-1",
                                                                  .previous = "C-1",
                                                                  .marche = "M2025-040",
                                                                  .recipient = "22990003000011",
                                                                  .service = "ROUTES"})))
                    .empty());
    EXPECT_EQ(house.piece("C-1").state, "ASSOCIEE");
  }
}

/// A works piece whose attachment is called so.
std::string carrying(const tests::WorksWish& wish, std::string_view file_name) {
  return tests::replaced(tests::works_piece(wish), "situation-mars.pdf", file_name);
}

// TRV-19, TRV-21, TRV-22, CAD-R6: the demand validated here, outside, or joined only.
TEST(WorksChains, KnowTheThreeSituationsOfSubcontracting) {
  tests::WorksHouse house;
  const auto outside =
      house.deposit(carrying(tests::demand("DP-2"), "attestation du titulaire.pdf"), "ABC123");
  EXPECT_EQ(house.history("DP-2"),
            (std::vector<std::string>{"DEPOSEE", "EN_COURS_ACHEMINEMENT", "A_VALIDER_1",
                                      "VALIDEE_1", "MISE_A_DISPOSITION_MOE"}))
      << "TRV-21: the step is shown as done outside";
  EXPECT_EQ(outcome_cause(outside), "VALIDATION_HORS_OUTIL");
  const auto missed = house.deposit(tests::works_piece({.number = "PDM-1"}), "ABC123");
  EXPECT_TRUE(has_code(missed, "REF_DEMANDES_NON_JOINTES")) << "TRV-19";
  EXPECT_TRUE(tests::refusals(missed).empty());
  const auto joined =
      house.deposit(carrying({.number = "PDM-2"}, "Factures sous-traitants.pdf"), "ABC123");
  EXPECT_FALSE(has_code(joined, "REF_DEMANDES_NON_JOINTES")) << "TRV-22";
  const auto& attachments = tests::only_piece(joined).attachments;
  EXPECT_EQ(std::count_if(attachments.begin(), attachments.end(),
                          [](const auto& one) { return one.kind == "FACTURE_SOUS_TRAITANT"; }),
            1)
      << "CAD-R6: recognised and counted";
}

}  // namespace
}  // namespace ecluse
