#include "lifecycle/report_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::bad_piece;
using tests::decided;
using tests::finding_of;
using tests::flux_numbered;
using tests::good_piece;

const AnswerContext context{tests::noon, "aaa", "AAA999"};

Answer report_of(const Outcome& outcome) {
  return report_json(outcome, tests::words_of(outcome), context, 7);
}

nlohmann::json json_of(const Outcome& outcome) {
  return nlohmann::json::parse(report_of(outcome).bytes);
}

TEST(ReportJson, HasTheFieldsOfTheApi) {
  auto warned = good_piece("F1");
  warned.findings = {finding_of("W", Severity::warning, Layer::chorus)};
  const auto outcome = decided(flux_numbered(1, "a-1"), {warned, bad_piece("F2")});
  EXPECT_EQ(report_of(outcome).bytes, R"({
  "numeroFluxDepot": "AAA9991100000000000000001",
  "codeInterfaceDepotFlux": "FSO1100A",
  "nomFichier": "FSO1100A_AAA999_AAA9991100000000000000001",
  "dateDepotFlux": "2026-01-15T10:25:28.137+01:00",
  "dateHeureEtatCourantFlux": "2026-01-15T10:25:28.137+01:00",
  "etatCourantDepotFlux": "IN_INTEGRE_PARTIEL",
  "listeErreurDP": [
    {
      "numeroDP": "F2",
      "identifiantFournisseur": "11111111100011",
      "identifiantDestinataire": "22222222200022",
      "libelleErreurDP": "Libelle de G1.10"
    }
  ],
  "listeErreurTechnique": [],
  "codeRetour": 0,
  "libelle": "TRA_MSG_00.000",
  "plateforme": "Chorus Pro",
  "details": [
    {
      "fichier": "F1.xml",
      "numeroDP": "F1",
      "code": "W",
      "gravite": "warning",
      "couche": "chorus",
      "message": "message de W",
      "conseil": "conseil de W",
      "acteur": "fournisseur",
      "ligne": 14,
      "colonne": 207,
      "chemin": "/Invoice[1]/ID[1]",
      "terme": "BT-1"
    },
    {
      "fichier": "F2.xml",
      "numeroDP": "F2",
      "code": "G1.10",
      "gravite": "error",
      "couche": "referentiel",
      "message": "message de G1.10",
      "conseil": "conseil de G1.10",
      "acteur": "fournisseur",
      "ligne": 14,
      "colonne": 207,
      "chemin": "/Invoice[1]/ID[1]",
      "terme": "BT-1"
    }
  ]
}
)");
}

TEST(ReportJson, IsNamedAfterItsTwin) {
  const auto report = report_of(decided(flux_numbered(1, "a-1"), {good_piece("F1")}));
  EXPECT_EQ(report.kind, "CR");
  EXPECT_EQ(report.folder, "aaa");
  EXPECT_EQ(report.file_name, "CSO1100A_AAA999_CPP0011100000000000000007.json");
}

TEST(ReportJson, TellsTechnicalErrorsApart) {
  const auto json = json_of(tests::refused(flux_numbered(1, "a-1"), Fate::rejected, "IRR_X"));
  EXPECT_EQ(json["etatCourantDepotFlux"], "IN_REJETE");
  EXPECT_EQ(json["listeErreurTechnique"],
            nlohmann::json::parse(R"([{"codeErreur": "IRR_X", "libelleErreur": "Libelle de IRR_X",
                                       "natureErreur": "IRRECEVABILITE"}])"));
  EXPECT_TRUE(json["listeErreurDP"].empty());
}

TEST(ReportJson, JoinsAndCutsTheLabelsOfAPiece) {
  auto piece = bad_piece("F1");
  for (int i = 0; i < 20; ++i) piece.findings.push_back(piece.findings[0]);
  const std::string label =
      json_of(decided(flux_numbered(1, "a-1"), {piece}))["listeErreurDP"][0]["libelleErreurDP"];
  EXPECT_EQ(label.size(), 200U);
  EXPECT_TRUE(label.starts_with("Libelle de G1.10|Libelle de G1.10|"));
}

TEST(ReportJson, StandsBytesThatAreNoText) {
  auto flux = flux_numbered(1, "a-1");
  flux.name.reset();
  flux.flux.file_name = "\xFF\x01\"";
  const auto json = json_of(tests::refused(flux, Fate::rejected, "IRR_X"));
  EXPECT_EQ(json["nomFichier"], "\xEF\xBF\xBD\xEF\xBF\xBD\"");
  EXPECT_EQ(json["numeroFluxDepot"], json["nomFichier"]);
  EXPECT_EQ(json["codeInterfaceDepotFlux"], "");
}

}  // namespace
}  // namespace ecluse::lifecycle
