#include "lifecycle/cdar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/answers.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::bad_piece;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;

CdarCodes codes() {
  return CdarCodes::load(embedded::lifecycle("cdar_statuses.tsv"),
                         embedded::lifecycle("cdar_reasons.tsv"))
      .value();
}

AnswerContext to_platform() {
  AnswerContext context;
  context.now = tests::noon;
  context.folder = "pdp";
  context.partner = "PDP007";
  context.to_matricule = "0207";
  return context;
}

/// The message about the last step of the piece.
Answer told_last(const Outcome& outcome, const std::vector<WordedFinding>* words = nullptr) {
  auto step = steps_of(outcome).back();
  step.findings = words;
  const auto table = codes();
  const auto* status = table.sent(step.step->to);
  if (!status) throw std::runtime_error(step.step->to + " is not sent");
  return cdar_of_step(step, *status, table, to_platform(), 7);
}

TEST(Cdar, TellsOneStepOfOnePiece) {
  const auto answer = told_last(decided(flux_numbered(1, "a-1"), {good_piece("F1")}));
  EXPECT_EQ(answer.kind, "FEN1204A");
  EXPECT_EQ(answer.folder, "pdp");
  EXPECT_EQ(answer.file_name, "FEN1204A_PDP007_CPP0011204000000000000007");
  for (const auto* part : {"<ram:ID>urn.cpro.gouv.fr:1p0:CDV:einvoicingF2</ram:ID>",
                           "<ram:GlobalID schemeID=\"0238\">9999</ram:GlobalID>",
                           "<ram:GlobalID schemeID=\"0238\">0207</ram:GlobalID>",
                           "<udt:DateTimeString format=\"204\">20260115102528</udt:DateTimeString>",
                           "<ram:IssuerAssignedID>F1</ram:IssuerAssignedID>",
                           "<ram:ProcessConditionCode>203</ram:ProcessConditionCode>",
                           "<ram:GlobalID schemeID=\"0009\">11111111100011</ram:GlobalID>",
                           "<ram:GlobalID schemeID=\"0002\">111111111</ram:GlobalID>"})
    EXPECT_THAT(answer.bytes, HasSubstr(part));
  EXPECT_THAT(answer.bytes, Not(HasSubstr("SpecifiedDocumentStatus")));
  EXPECT_EQ(tests::faults_of_answer(answer.bytes), "") << answer.bytes;
}

TEST(Cdar, GivesTheReasonAndTheWordsOfWhoeverRefused) {
  auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  outcome.transitions.push_back(
      {0, "MISE_A_DISPOSITION", "SUSPENDUE", tests::noon, "OPE001", "CMD_ERR", "le devis manque"});
  const auto bytes = told_last(outcome).bytes;
  for (const auto* part : {"<ram:ReasonCode>CMD_ERR<", "<ram:Content>le devis manque<",
                           "<ram:RequestedActionCode>PIN<", "<ram:RoleCode>BY<"})
    EXPECT_THAT(bytes, HasSubstr(part));
  EXPECT_EQ(tests::faults_of_answer(bytes), "") << bytes;
}

TEST(Cdar, SaysWhatIsCompulsoryWhenNobodyDid) {
  auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  outcome.transitions.push_back(
      {0, "MISE_A_DISPOSITION", "REJETEE", tests::noon, "OPE001", "own key", ""});
  const auto bytes = told_last(outcome).bytes;
  EXPECT_THAT(bytes, HasSubstr("<ram:ReasonCode>AUTRE<"));
  EXPECT_THAT(bytes, HasSubstr("<ram:Content>Refusée<"));
}

TEST(Cdar, SaysWhyAPieceWasNotIntegrated) {
  const auto outcome = decided(flux_numbered(1, "a-1"), {bad_piece("F1")});
  const auto words = tests::words_of(outcome);
  const auto answer = told_last(outcome, &words.pieces[0]);
  EXPECT_EQ(answer.kind, "FEN1214A");
  for (const auto* part : {">213<", "<ram:ReasonCode>REJ_COH<", "<ram:ContentCode>G1.10<",
                           "<ram:Content>message de G1.10<"})
    EXPECT_THAT(answer.bytes, HasSubstr(part));
  EXPECT_EQ(tests::faults_of_answer(answer.bytes), "") << answer.bytes;
}

TEST(Cdar, SaysWhetherAFluxIsReceivable) {
  const auto good = decided(flux_numbered(1, "a-1"), {bad_piece("F1")});
  const auto bad = tests::refused(flux_numbered(1, "a-1"), Fate::rejected, "IRR_EXTRAC");
  const auto received = cdar_of_flux(good, tests::words_of(good), to_platform(), 3);
  const auto refused = cdar_of_flux(bad, tests::words_of(bad), to_platform(), 4, ".cdar");
  EXPECT_EQ(received.file_name, "CSO1100A_PDP007_CPP0011100000000000000003");
  EXPECT_EQ(refused.file_name, "CSO1100A_PDP007_CPP0011100000000000000004.cdar");
  EXPECT_THAT(received.bytes, HasSubstr("<ram:ProcessConditionCode>500<"));
  for (const auto* part :
       {"<ram:ProcessConditionCode>501<", "<ram:ReasonCode>IRR_EXTRAC<", "CDV:flux<"})
    EXPECT_THAT(refused.bytes, HasSubstr(part));
  EXPECT_EQ(tests::faults_of_answer(received.bytes), "") << received.bytes;
  EXPECT_EQ(tests::faults_of_answer(refused.bytes), "") << refused.bytes;
}

}  // namespace
}  // namespace ecluse::lifecycle
