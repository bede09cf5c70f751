// BR-FR-CPRO-19 bounds the lines at 999 999: what it counts is judged here on a smaller row.
#include <gtest/gtest.h>

#include "tests/validation/sample_piece.hpp"
#include "validation/chorus/predicates.hpp"
#include "validation/chorus/tree.hpp"

namespace ecluse::validation::chorus {
namespace {

/// The findings of one predicate on the sample, whose tree has a root full of leaves.
std::vector<Finding> findings_of(void (*predicate)(const ChorusCheck&), std::uint32_t limit,
                                 std::string_view allowed = {}) {
  const Sample sample;
  ChorusRule rule{"X", Severity::error, "BT-1", {}, {}, "", predicate, {"Leaf", "Leaf"}};
  rule.limit = limit;
  rule.allowed = allowed;
  const ChorusContext context{sample.received, &sample.interface};
  std::vector<Finding> findings;
  predicate({sample.piece, context, rule, findings});
  return findings;
}

TEST(TextRules, CountWhatStandsAtAPlace) {
  const auto found = findings_of(count_at_most, 2);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(value_of(found[0], "expected"), "2");
  EXPECT_EQ(found[0].place.line, 5U) << "the first one too many";
  EXPECT_TRUE(findings_of(count_at_most, 999'999).empty());
}

TEST(TextRules, JudgeEachTextAtAPlace) {
  EXPECT_TRUE(findings_of(text_length, 0).empty()) << "leaves are empty";
  EXPECT_GT(findings_of(text_listed, 0, "A B").size(), 2U);
  EXPECT_TRUE(findings_of(text_not_listed, 0, "A B").empty());
}

TEST(TextRules, KnowWhatAListHolds) {
  for (const auto* code : {"380", "381", "503"})
    EXPECT_TRUE(is_listed(code, "380 381 503")) << code;
  for (const auto* code : {"", "38", "80", "380 381", "0"})
    EXPECT_FALSE(is_listed(code, "380 381 503")) << code;
}

}  // namespace
}  // namespace ecluse::validation::chorus
