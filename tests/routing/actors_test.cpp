#include "routing/actors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/routing/codes_of.hpp"
#include "tests/routing/example_referential.hpp"
#include "tests/routing/sample_piece.hpp"

namespace ecluse::routing {
namespace {

using testing::ElementsAreArray;

constexpr const char* contractor = "99000000200013";  // private, in no directory

struct Row {
  const char* cadre;
  const char* recipient;
  const char* validator;
  std::vector<const char*> codes;
};

std::vector<Finding> judge(const Row& row) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.cadre(row.cadre).recipient(row.recipient).validator(row.validator);
  Report ignored(referential.severities);
  const auto to = find_destination(sample.piece, referential.annuaire, ignored);
  Report report(referential.severities);
  judge_actors({sample.piece, *referential.cadres.find(row.cadre), to, referential.annuaire},
               report);
  return report.take();
}

TEST(Actors, AreJudgedByTheCadre) {
  const Row rows[] = {
      {"A1", tests::village, "", {}},
      {"A1", tests::village, contractor, {}},
      // required: P74, P76, P88, P58 and TRV-23
      {"A4", tests::village, "", {"REF_VALIDEUR_OBLIGATOIRE"}},
      {"A10", tests::village, "", {"REF_VALIDEUR_OBLIGATOIRE", "REF_ACTEUR_ABSENT"}},
      {"A12", tests::village, "", {"REF_VALIDEUR_OBLIGATOIRE"}},
      {"A13", tests::village, "", {"REF_VALIDEUR_OBLIGATOIRE", "REF_ACTEUR_ABSENT"}},
      {"A14", tests::village, "", {"REF_VALIDEUR_OBLIGATOIRE", "REF_ACTEUR_ABSENT"}},
      // expected: P23 calls it optional for A9
      {"A7", tests::village, "", {"REF_VALIDEUR_ATTENDU"}},
      {"A9", tests::village, "", {"REF_VALIDEUR_ATTENDU"}},
      {"A22", tests::village, "", {"REF_VALIDEUR_ATTENDU"}},
      {"A8", tests::village, "", {}},
      // TRV-11: every actor of works must be known
      {"A4", tests::village, tests::agency, {}},
      {"A4", tests::village, "189 900 061 00012", {}},
      {"A4", tests::village, contractor, {"REF_ACTEUR_INCONNU"}},
      {"A10", tests::village, contractor, {"REF_ACTEUR_INCONNU", "REF_ACTEUR_ABSENT"}},
      {"A4", tests::village, tests::dissolved, {"REF_ACTEUR_INACTIF"}},
      {"A9", tests::village, contractor, {}},
      // ACT-05, TRV-29: the MOE is not the State
      {"A4", tests::village, tests::state, {"REF_MOE_ETAT"}},
      {"A7", tests::village, tests::state, {"REF_MOE_ETAT"}},
      {"A10", tests::village, tests::state, {"REF_ACTEUR_ABSENT"}},
      // CAD-R5: A6 on request only
      {"A6", tests::village, "", {"REF_A6_NON_DEMANDE"}},
      {"A6", tests::town, "", {}},
      // a structure that is MOA only takes works
      {"A1", tests::developer, "", {"REF_DESTINATAIRE_MOA_SEULEMENT"}},
      {"A8", tests::developer, "", {}},
  };
  for (const auto& row : rows) {
    const auto findings = judge(row);
    EXPECT_THAT(tests::codes_of(findings), ElementsAreArray(row.codes))
        << row.cadre << ' ' << row.recipient << ' ' << row.validator;
    for (const auto& finding : findings) {
      EXPECT_GT(finding.place.line, 0U) << finding.code;
      EXPECT_EQ(value_of(finding, "cadre"), row.cadre);
    }
  }
}

TEST(Actors, AreReportedByTheirRole) {
  EXPECT_EQ(value_of(judge({"A4", tests::village, "", {}}).at(0), "role"), "moe");
  EXPECT_EQ(value_of(judge({"A14", tests::village, "", {}}).at(0), "role"), "mandataire");
  EXPECT_EQ(value_of(judge({"A14", tests::village, "", {}}).at(1), "role"), "moe");
}

TEST(Actors, AreNotSoughtInAnEmptyDirectory) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.cadre("A4").recipient(tests::village).validator(contractor);
  Report report(referential.severities);
  judge_actors({sample.piece, *referential.cadres.find("A4"), {}, Annuaire()}, report);
  EXPECT_TRUE(report.take().empty());
}

std::string written(const std::vector<Actor>& actors) {
  std::string text;
  for (const auto& actor : actors)
    text.append(name_of(actor.role)).append(" ").append(actor.identifier).append("; ");
  return text;
}

TEST(Actors, AreAllNamed) {
  const std::string supplier = "99000000100015; ";
  const std::string village = std::string("destinataire ") + tests::village + "; ";
  const struct {
    const char* cadre;
    const char* validator;
    Role next;
    std::string actors;
  } rows[] = {
      {"A1", "", Role::destinataire, "fournisseur " + supplier + village},
      {"A1", "7", Role::destinataire, "fournisseur " + supplier + "valideur 7; " + village},
      {"A4", "7", Role::moe, "fournisseur " + supplier + "moe 7; " + village},
      {"A7", "", Role::moe, "fournisseur " + supplier + "moe ; " + village},
      {"A9", "7", Role::valideur, "sous_traitant " + supplier + "titulaire 7; " + village},
      {"A9", "", Role::destinataire, "sous_traitant " + supplier + village},
      {"A13", "7", Role::valideur, "cotraitant " + supplier + "mandataire 7; moe ; " + village},
      {"A8", "", Role::service_financier,
       "fournisseur " + supplier + village + "service_financier " + tests::village + "; "},
      {"A5", "", Role::moa, "fournisseur " + supplier + village + "moa " + tests::village + "; "},
  };
  const auto referential = tests::example_referential();
  for (const auto& row : rows) {
    tests::SamplePiece sample;
    sample.recipient(tests::village).validator(row.validator);
    Report report(referential.severities);
    const auto to = find_destination(sample.piece, referential.annuaire, report);
    const auto& cadre = *referential.cadres.find(row.cadre);
    const Scene scene{sample.piece, cadre, to, referential.annuaire};
    EXPECT_EQ(circuit_of(scene).front(), row.next) << row.cadre;
    EXPECT_EQ(written(actors_of(scene)), row.actors) << row.cadre;
  }
}

TEST(Actors, BearTheNameTheDirectoryGives) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.recipient(tests::village);
  Report report(referential.severities);
  const auto to = find_destination(sample.piece, referential.annuaire, report);
  const auto actors =
      actors_of({sample.piece, *referential.cadres.find("A1"), to, referential.annuaire});
  EXPECT_EQ(actors.at(0).name, "Fournisseur Exemple");
  EXPECT_EQ(actors.at(1).name, "COMMUNE DE PONT-AU-BIEF");
}

/// The circuit and the actors of a piece, with the fiche of its market.
struct Told {
  std::vector<Role> circuit;
  std::string actors;
};

Told told(tests::SamplePiece& sample) {
  const auto referential = tests::example_referential();
  Report report(referential.severities);
  const auto to = find_destination(sample.piece, referential.annuaire, report);
  const Scene scene{sample.piece, *referential.cadres.find(cadre_of(sample.piece)), to,
                    referential.annuaire, referential.fiches.find(text_of(sample.piece.marche))};
  return {circuit_of(scene), written(actors_of(scene))};
}

// chorus-edi.md §4.3: sous-traitance of a cotraitance.
TEST(Actors, MayHaveTwoValideurs) {
  tests::SamplePiece sample;
  sample.cadre("A10").recipient(tests::village).validator("7");
  sample.named(sample.piece.second_validator, "8").named(sample.piece.moe, "9");
  const auto piece = told(sample);
  EXPECT_EQ(piece.circuit, (std::vector<Role>{Role::valideur, Role::second_valideur, Role::moe}));
  EXPECT_EQ(piece.actors,
            "sous_traitant 99000000100015; titulaire 7; second_valideur 8; moe 9; "
            "destinataire 21990005700015; ");
}

TEST(Actors, AreThoseOfTheFicheWhereTheDocumentNamesNone) {
  tests::SamplePiece sample;
  sample.cadre("A10").recipient(tests::town, "TECH").marche("M2024-017");
  EXPECT_EQ(told(sample).actors,
            "sous_traitant 99000000100015; titulaire 00000104000013; moe 18990006100012; "
            "destinataire 21990001600011; ");
}

TEST(Actors, MayBeAMaitriseDOuvrageThatIsNotTheRecipient) {
  tests::SamplePiece sample;
  sample.cadre("A5").recipient(tests::village);
  sample.named(sample.piece.moa, tests::developer);
  EXPECT_EQ(told(sample).actors,
            "fournisseur 99000000100015; destinataire 21990005700015; moa 18990007900014; ");
}

TEST(Actors, LeaveAMemoireToItsJuridiction) {
  tests::SamplePiece sample;
  sample.cadre("A3").recipient(tests::state, "DSJPFGU057", "R92");
  const auto piece = told(sample);
  EXPECT_EQ(piece.circuit, std::vector<Role>{Role::juridiction});
  EXPECT_EQ(piece.actors,
            "prestataire 99000000100015; destinataire 11000201100044; juridiction "
            "11000201100044; ");
}

}  // namespace
}  // namespace ecluse::routing
