#include "validation/chorus/report.hpp"

#include <gtest/gtest.h>

#include "tests/validation/sample_piece.hpp"

namespace ecluse::validation::chorus {
namespace {

constexpr Whereabouts somewhere{"A/B", "Leaf/Below"};

ChorusRule rule_named(std::string_view code) {
  ChorusRule rule;
  rule.code = code;
  rule.term = "BT-9";
  return rule;
}

TEST(Report, PointsAtTheDatumWithItsOwnTerm) {
  Sample sample;
  std::vector<Finding> findings;
  const auto rule = rule_named("X");
  auto field = sample.text("seen");
  report({sample.piece, {}, rule, findings}, field, {seen("seen")});
  field.term = "BT-1";
  report({sample.piece, {}, rule, findings}, field, {});
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].place.term, "BT-9");
  EXPECT_EQ(findings[0].place.line, field.at->line);
  EXPECT_EQ(findings[0].layer, Layer::chorus);
  EXPECT_EQ(findings[1].place.term, "BT-1");
}

TEST(Report, PointsAtTheNearestGroupOfWhatIsMissing) {
  Sample sample;
  std::vector<Finding> findings;
  const auto rule = rule_named("X");
  report_missing({sample.piece, {}, rule, findings}, somewhere);
  sample.piece.syntax = Syntax::ubl_invoice;
  report_missing({sample.piece, {}, rule, findings}, somewhere);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].place.line, 3U);
  EXPECT_EQ(value_of(findings[0], "missing"), "Leaf.Below");
  EXPECT_EQ(findings[1].place.line, 2U);
  EXPECT_EQ(value_of(findings[1], "missing"), "A.B");
}

TEST(Report, KeepsABoundedNumberOfFindingsOfARule) {
  Sample sample;
  std::vector<Finding> findings;
  const auto first = rule_named("X"), second = rule_named("Y");
  for (std::size_t i = 0; i < 2 * findings_per_rule; ++i)
    report_at({sample.piece, {}, first, findings}, nullptr, {});
  report_at({sample.piece, {}, second, findings}, nullptr, {});
  EXPECT_EQ(findings.size(), findings_per_rule + 1);
}

TEST(Report, CutsLongValuesBetweenCharacters) {
  const auto value = seen(std::string(199, 'x') + "éé");
  EXPECT_EQ(value.text, std::string(199, 'x') + "…");
  EXPECT_EQ(seen("court").text, "court");
}

}  // namespace
}  // namespace ecluse::validation::chorus
