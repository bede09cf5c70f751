#include "validation/chorus.hpp"

#include <chrono>
#include <set>

#include <gtest/gtest.h>

#include "tests/validation/sample_piece.hpp"

namespace ecluse::validation::chorus {
namespace {

TEST(ChorusRules, AreWholeRows) {
  std::set<std::pair<std::string_view, Scope>> seen;
  for (const auto& rule : chorus_rules()) {
    EXPECT_FALSE(rule.code.empty());
    EXPECT_FALSE(rule.source.empty()) << rule.code;
    EXPECT_NE(rule.check, nullptr) << rule.code;
    EXPECT_TRUE(seen.insert({rule.code, rule.scope}).second) << rule.code << " twice";
  }
}

TEST(ChorusRules, DoNotRejectOnAnInferenceAlone) {
  // The sum of the lines of a structured flux: all there is of it is that data (MFJ-16). An
  // attachment that does not open is none.
  const std::set<std::string_view> decided{"ECL-TOTAL-LIGNES", "ECL-PJ-ILLISIBLE"};
  for (const auto& rule : chorus_rules())
    EXPECT_FALSE(rule.confidence == Confidence::inferred && rule.severity == Severity::error &&
                 !decided.contains(rule.code))
        << rule.code;
}

TEST(ChorusRules, AcceptARightPieceInBothSyntaxes) {
  EXPECT_TRUE(Sample(Syntax::cii).findings().empty());
  EXPECT_TRUE(Sample(Syntax::ubl_invoice).findings().empty());
}

TEST(ChorusRules, FindALineAndAColumnForAnEmptyPiece) {
  for (const auto syntax : {Syntax::cii, Syntax::ubl_invoice}) {
    Sample sample(syntax);
    Piece empty;
    empty.syntax = syntax;
    empty.root = sample.piece.root;
    sample.piece = empty;
    const auto findings = sample.findings();
    EXPECT_GE(findings.size(), 9U);
    for (const auto& finding : findings) {
      EXPECT_GT(finding.place.line, 0U) << finding.code;
      EXPECT_GT(finding.place.column, 0U) << finding.code;
      EXPECT_FALSE(finding.place.path.empty()) << finding.code;
      EXPECT_FALSE(value_of(finding, "missing").empty()) << finding.code;
    }
  }
}

TEST(ChorusRules, JudgeWithoutAnInterfaceAsAStructuredFlux) {
  Sample sample;
  sample.piece.payments[0].iban = {};
  std::vector<Finding> findings;
  check_chorus(sample.piece, {sample.received, nullptr}, findings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::error);
}

TEST(ChorusRules, AddToWhatOtherLayersFound) {
  Sample sample;
  sample.piece.number = {};
  std::vector<Finding> findings(3);
  check_chorus(sample.piece, {sample.received, &sample.interface}, findings);
  EXPECT_EQ(findings.size(), 4U);
}

}  // namespace
}  // namespace ecluse::validation::chorus
