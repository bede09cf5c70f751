#include "daemon/json_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/answering.hpp"
#include "daemon/decide.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using Json = nlohmann::ordered_json;
using testing::IsSupersetOf;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

/// A piece that passes, with a warning.
ExaminedPiece routed_piece() {
  ExaminedPiece piece;
  piece.file = "a.xml";
  piece.summary.number = "B-1";
  piece.summary.payable = Decimal::parse("120.5");
  piece.summary.issue_date = Date{std::chrono::year{2025} / 3 / 31};
  piece.route = Route{"factures",
                      "21990005700015",
                      "PONT",
                      "TECH",
                      "Technique",
                      Role::destinataire,
                      {Role::destinataire},
                      {{Role::fournisseur, "00000101600013", "", ""}},
                      "ROUTE_SIRET"};
  piece.findings.push_back({"REF_DOUBLON",
                            Severity::warning,
                            Layer::referentiel,
                            {7, 3, "/Invoice/cbc:ID", "BT-1"},
                            {{"seen", "B-1"}}});
  return piece;
}

Outcome outcome_named(const std::string& file_name) {
  ExaminedFlux flux;
  flux.flux.file_name = file_name;
  flux.name = FluxName{"FSO1100A", "ABC123", "ABC1231100000000000000001"};
  flux.sha256 = std::string(64, 'a');
  flux.tables = "v";
  flux.pieces.push_back(routed_piece());
  return decide(std::move(flux), tests::monday);
}

Json told(const Outcome& outcome) {
  const auto words = words_of(outcome, tests::example_tables().catalogue, Language::en);
  return Json::parse(flux_json(outcome, words));
}

TEST(JsonOut, HasEveryFieldOfTheContract) {
  const auto json = told(outcome_named("f"));
  EXPECT_THAT(keys(json), IsSupersetOf({"file", "flux_id", "interface", "format", "sha256", "state",
                                        "layers", "pieces"}));
  ASSERT_EQ(json["layers"].size(), 5U);
  EXPECT_THAT(keys(json["layers"][0]), IsSupersetOf({"layer", "status", "ms", "findings"}));
  const auto& piece = json["pieces"].at(0);
  EXPECT_THAT(keys(piece),
              IsSupersetOf({"number", "type", "cadre", "supplier", "recipient", "service",
                            "amount_payable", "state", "route", "findings"}));
  EXPECT_THAT(keys(piece["route"]), IsSupersetOf({"space", "destination", "actors", "reason"}));
  EXPECT_THAT(keys(piece["findings"].at(0)),
              IsSupersetOf({"code", "severity", "message", "line", "column", "path", "term",
                            "value", "advice", "actor"}));
}

TEST(JsonOut, SaysWhatIsKnownAndNullForWhatIsNot) {
  auto json = told(outcome_named("f"));
  EXPECT_EQ(json["flux_id"], "ABC1231100000000000000001");
  EXPECT_EQ(json["interface"], "FSO1100A") << "that of the name, though it is not served";
  EXPECT_EQ(json["state"], "IN_INTEGRE");
  const auto& piece = json["pieces"][0];
  EXPECT_EQ(piece["amount_payable"], "120.50");
  EXPECT_EQ(piece["issue_date"], "2025-03-31");
  EXPECT_EQ(piece["cadre"], nullptr);
  EXPECT_EQ(piece["state"], "MISE_A_DISPOSITION");
  EXPECT_EQ(piece["route"]["circuit"].dump(), R"(["destinataire"])");
  EXPECT_EQ(piece["route"]["actors"][0]["role"], "fournisseur");
  EXPECT_EQ(piece["route"]["actors"][0]["name"], nullptr);
  const auto& finding = piece["findings"][0];
  EXPECT_EQ(finding["line"], 7);
  EXPECT_EQ(finding["value"], "B-1");
  EXPECT_EQ(finding["severity"], "warning");
  EXPECT_EQ(json["layers"][2]["layer"], "chorus");
  EXPECT_EQ(json["layers"][2]["status"], "SKIPPED");
  Outcome nothing_known;
  json = told(nothing_known);
  for (const auto* unknown : {"flux_id", "interface", "sha256"})
    EXPECT_EQ(json[unknown], nullptr) << unknown;
}

TEST(JsonOut, TellsTheFormOfDepositAndClaimsNoMoreThanWasChecked) {
  auto outcome = outcome_named("f");
  auto& deposit = outcome.examined.pieces[0].deposit;
  EXPECT_EQ(told(outcome)["pieces"][0]["deposit"]["format"], Json());
  deposit.format = DepositFormat::xml_signe_xades;
  deposit.signatures = {{SignatureKind::xades, SignatureState::intact, "", "", "S-1", "CN=Jeanne",
                         "2026-02-28T10:15:00Z", true}};
  EXPECT_EQ(told(outcome)["pieces"][0]["deposit"], Json::parse(R"({
    "format": "XML_SIGNE_XADES", "facturx": false, "signatures": [
      {"kind": "XADES", "state": "intact", "cause": null, "detail": null, "label": "S-1",
       "signer": "CN=Jeanne", "declared_at": "2026-02-28T10:15:00Z", "covers_all": true,
       "revocation": "not checked", "time_stamp": "not checked"}]})"));
}

TEST(JsonOut, KeepsHostileNamesOnTheirLine) {
  const std::vector<std::string> names{"quote\" and \\", "two\nlines",         {"nul\0here", 8},
                                       "bell\a\x1b[2J",  "not utf-8 \xff\xc3", "<script>"};
  for (const auto& name : names) {
    const auto outcome = outcome_named(name);
    const auto words = words_of(outcome, tests::example_tables().catalogue, Language::en);
    const auto line = flux_json(outcome, words);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(line.find('\x1b'), std::string::npos);
    const auto read = Json::parse(line)["file"].get<std::string>();
    if (name.find('\xff') == std::string::npos) {
      EXPECT_EQ(read, name);
    }
  }
}

TEST(JsonOut, SumsUpABatch) {
  Tally tally;
  tally.integrated = 2;
  tally.duplicates = 1;
  tally.left.push_back({"E_DISK_READ", ""});
  const auto json = Json::parse(summary_json(tally))["summary"];
  EXPECT_THAT(keys(json),
              testing::ElementsAre("flux", "integrated", "partially_integrated", "rejected",
                                   "duplicates", "quarantined", "left", "undelivered",
                                   "pieces_accepted", "pieces_rejected", "bytes"));
  EXPECT_EQ(json["flux"], 3);
  EXPECT_EQ(json["left"], 1);
}

TEST(JsonOut, TellsARowOfTheListAndAPendingOne) {
  lifecycle::FluxRow row;
  row.file_name = "f";
  row.arrival_id = "1-2";
  row.received = tests::monday;
  auto json = Json::parse(flux_row_json(row));
  EXPECT_EQ(json["received"], "2026-03-02T09:00:00.000Z");
  for (const auto* unknown : {"flux_id", "state", "state_at", "fate", "sha256"})
    EXPECT_EQ(json[unknown], nullptr) << unknown;
  row.fate = Fate::rejected;
  row.state = "IN_REJETE";
  row.state_at = tests::monday;
  json = Json::parse(flux_row_json(row));
  EXPECT_EQ(json["fate"], "rejected");
  EXPECT_EQ(json["state_at"], "2026-03-02T09:00:00.000Z");
}

TEST(JsonOut, GivesEachFindingOfAStoryToItsOwner) {
  const auto& catalogue = tests::example_tables().catalogue;
  FluxStory story;
  story.pieces.resize(2);
  for (const int owner : {Transition::whole_flux, 1}) {
    Finding finding{"REF_DOUBLON", Severity::error, Layer::referentiel, {}, {}};
    story.findings.push_back({finding, catalogue.words(finding, Language::en)});
    story.finding_pieces.push_back(owner);
  }
  story.transitions.push_back({1, {1, "", "DEPOSEE", tests::monday, "ecluse", ""}});
  story.answers.push_back({1, {"CSO1100A", "ABC123", "name", ""}, std::nullopt});
  const auto json = Json::parse(story_json(story));
  EXPECT_EQ(json["findings"].size(), 1U);
  EXPECT_EQ(json["pieces"][0]["findings"].size(), 0U);
  EXPECT_EQ(json["pieces"][1]["findings"].size(), 1U);
  EXPECT_EQ(json["history"][0]["piece"], 1);
  EXPECT_EQ(json["history"][0]["from"], nullptr);
  EXPECT_EQ(json["answers"][0]["delivered"], nullptr);
}

TEST(JsonOut, TellsAnErrorInCodeDetailAndWords) {
  const auto json = Json::parse(error_json({"E_ROOT", "/nowhere"}, "not a root"))["error"];
  EXPECT_EQ(json["code"], "E_ROOT");
  EXPECT_EQ(json["detail"], "/nowhere");
  EXPECT_EQ(json["message"], "not a root");
}

}  // namespace
}  // namespace ecluse::daemon
