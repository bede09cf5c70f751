#include "daemon/answering.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/decide.hpp"
#include "lifecycle/preview_batch.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"

#include "embedded/routing.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::example_tables;

Finding error_of(const std::string& code) {
  return {code, Severity::error, Layer::chorus, {}, {}};
}

ExaminedPiece piece_of(const std::string& number) {
  ExaminedPiece piece;
  piece.summary.number = number;
  piece.summary.supplier = "00000101600013";
  piece.summary.supplier_type = IdentifierType::siret;
  piece.summary.recipient = "21990005700015";
  piece.route = Route{};
  piece.route->reason = "ROUTE_SIRET";
  return piece;
}

/// A flux of one good piece, dropped in that folder.
ExaminedFlux flux_in(const std::string& folder) {
  ExaminedFlux flux;
  flux.flux.partner = folder;
  flux.flux.file_name = tests::flux_name(1);
  flux.flux.received = tests::monday;
  flux.name = FluxName{"FSO1100A", "ABC123", "ABC1231100000000000000001"};
  flux.pieces.push_back(piece_of("B-1"));
  return flux;
}

class Answering : public testing::Test {
 protected:
  Conclusion answered(ExaminedFlux flux, const Tables& tables = example_tables()) {
    Conclusion conclusion{decide(std::move(flux), tests::monday), {}};
    tests::need(answer(conclusion, batch_, {disk_, tables, config_, workers_}, tests::monday));
    return conclusion;
  }

  std::vector<std::string> kinds(const Conclusion& conclusion) {
    std::vector<std::string> all;
    for (const auto& answer : conclusion.outcome.answers) all.push_back(answer.kind);
    return all;
  }

  tests::DiskMemory disk_;
  Config config_;
  Workers workers_{
      0, [] { return std::make_unique<Desk>(Desk{parsers::Reader(example_tables().schemas)}); }};
  lifecycle::PreviewBatch batch_;
};

TEST_F(Answering, OwesAReportAndItsTwin) {
  struct Row {
    const char* folder;
    std::vector<std::string> kinds;
  };
  for (const auto& row : {Row{"ABC123", {"CSO1100A", "CR"}}, Row{"nobody", {"CSO1100A", "CR"}},
                          Row{"PDP007", {"CSO1100A", "CR"}}})
    EXPECT_EQ(kinds(answered(flux_in(row.folder))), row.kinds) << row.folder;
}

TEST_F(Answering, GivesTheReportInTheFormThatThePartnerTakes) {
  EXPECT_THAT(answered(flux_in("ABC123")).outcome.answers[0].bytes, HasSubstr("<CPPStatut>"));
  const auto cdar = answered(flux_in("PDP007")).outcome.answers[0];
  EXPECT_THAT(cdar.bytes, HasSubstr("<ram:ProcessConditionCode>500<"));
  EXPECT_THAT(cdar.bytes, HasSubstr("<ram:GlobalID schemeID=\"0238\">0207<"));
  EXPECT_EQ(cdar.file_name, "CSO1100A_PDP007_CPP0011100000000000000002");
}

// SYS-01, SYS-07, SYS-08, LEG-01, LEG-02: what the operator set, and what the law says.
TEST_F(Answering, NamesThePlatformAndHelpsWhoWasRefused) {
  config_.platform.label = "Portail Exemple";
  config_.platform.documentation = "https://exemple.test/fiche/{code}";
  config_.platform.support = "de 9 h à 10 h";
  auto flux = flux_in("ABC123");
  flux.pieces[0].findings.push_back(error_of("REF_DOUBLON"));
  const auto answers = answered(flux).outcome.answers;
  EXPECT_THAT(answers[0].bytes, HasSubstr("<Libelle>Portail Exemple</Libelle>"));
  for (const auto* words :
       {"\"plateforme\": \"Portail Exemple\"", "https://exemple.test/fiche/REF_DOUBLON",
        "de 9 h à 10 h", "R. 2192-3", "26 juin 2014"})
    EXPECT_THAT(answers[1].bytes, HasSubstr(words));
  EXPECT_THAT(answered(flux_in("ABC123")).outcome.answers[1].bytes,
              testing::Not(HasSubstr("mentions")));
}

TEST_F(Answering, NumbersTheAnswersOfEachInterface) {
  answered(flux_in("ABC123"));
  const auto second = answered(flux_in("ABC123")).outcome.answers;
  EXPECT_EQ(second[0].file_name, "CSO1100A_ABC123_CPP0011100000000000000002");
  EXPECT_EQ(second[1].file_name, "CSO1100A_ABC123_CPP0011100000000000000002.json");
}

TEST_F(Answering, GoesToTheFolderThatThePartnerNamed) {
  const lifecycle::Root root("/r");
  disk_.put(root.referentiel() + "/partenaires.tsv",
            "code\tname\tmode\treceives_lifecycles\temits_edi\tconnection_active\tanswers_to\n"
            "ABC123\tOne\tEDI\tnon\toui\toui\tretours\n");
  const auto tables = tests::need(Tables::of_root(disk_, root));
  EXPECT_EQ(answered(flux_in("ABC123"), tables).outcome.answers[0].folder, "retours");
  EXPECT_EQ(answered(flux_in("nobody"), tables).outcome.answers[0].folder, "nobody");
}

TEST_F(Answering, SignsWithTheConfiguredEmitter) {
  config_.emitter = "ZZZ999";
  EXPECT_EQ(answered(flux_in("ABC123")).outcome.answers[0].file_name,
            "CSO1100A_ABC123_ZZZ9991100000000000000001");
}

TEST_F(Answering, SpeaksFrenchInWhatItSends) {
  auto flux = flux_in("ABC123");
  flux.pieces[0].findings.push_back(error_of("REF_DOUBLON"));
  const auto conclusion = answered(flux);
  const auto french =
      example_tables().catalogue.words(error_of("REF_DOUBLON"), Language::fr).advice;
  EXPECT_EQ(conclusion.words.pieces[0][0].words.advice, french);
  EXPECT_THAT(conclusion.outcome.answers[1].bytes, HasSubstr(french));
}

TEST(WordsOf, KeepTheOrderOfTheOutcomeInEitherLanguage) {
  Outcome outcome;
  outcome.examined.findings = {error_of("IRR_EXTRAC"), error_of("IRR_VIDE")};
  outcome.examined.pieces = {piece_of("B-1"), piece_of("B-2")};
  outcome.examined.pieces[1].findings = {error_of("REF_DOUBLON")};
  for (const auto language : {Language::fr, Language::en}) {
    const auto words = words_of(outcome, example_tables().catalogue, language);
    ASSERT_EQ(words.flux.size(), 2U);
    EXPECT_EQ(words.flux[1].finding.code, "IRR_VIDE");
    ASSERT_EQ(words.pieces.size(), 2U);
    EXPECT_TRUE(words.pieces[0].empty());
    EXPECT_EQ(words.pieces[1][0].words.message,
              example_tables().catalogue.words(error_of("REF_DOUBLON"), language).message);
  }
}

}  // namespace
}  // namespace ecluse::daemon
