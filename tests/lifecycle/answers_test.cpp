#include "lifecycle/answers.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(PartnerCode, IsTheNameOfTheFolderOrMadeFromIt) {
  const std::pair<const char*, const char*> rows[] = {
      {"AAA999", "AAA999"},      {"JMRPOR", "JMRPOR"}, {"aaa999", "AAA999"}, {"A1", "A1XXXX"},
      {"mairie-de-x", "MAIRIE"}, {"é_!", "XXXXXX"},    {"", "XXXXXX"}};
  for (const auto& [folder, code] : rows) EXPECT_EQ(partner_code(folder), code) << folder;
}

TEST(AnswerName, FollowsTheGrammarOfOutboundFlux) {
  const AnswerContext context{tests::noon, "folder", "AAA999"};
  EXPECT_EQ(answer_name("CSO1116A", context, 42), "CSO1116A_AAA999_CPP0011116000000000000042");
  EXPECT_EQ(answer_id("FEN1200A", "CPP002", 999999999999999), "CPP0021200999999999999999");
}

TEST(ReportInterface, IsThatOfTheFluxWithCForF) {
  auto flux = tests::flux_numbered(1, "a-1");
  EXPECT_EQ(report_interface(flux), "CSO1100A");
  flux.name->interface = "FSO1117A";
  EXPECT_EQ(report_interface(flux), "CSO1117A");
  flux.name.reset();
  EXPECT_EQ(report_interface(flux), "CSO0000A");
}

TEST(DepositNumber, IsTheIdElseTheNameOfTheFile) {
  auto flux = tests::flux_numbered(1, "a-1");
  EXPECT_EQ(deposit_number(flux), "AAA9991100000000000000001");
  flux.name.reset();
  flux.flux.file_name = "facture.xml";
  EXPECT_EQ(deposit_number(flux), "facture.xml");
}

TEST(NameOfDocument, IsTheNumberElseTheNameOfTheFile) {
  auto piece = tests::good_piece("F1");
  EXPECT_EQ(name_of_document(piece), "F1");
  piece.summary.number.clear();
  EXPECT_EQ(name_of_document(piece), "F1.xml");
}

}  // namespace
}  // namespace ecluse::lifecycle
