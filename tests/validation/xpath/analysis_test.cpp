#include "validation/xpath/analysis.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

TEST(Analysis, EvaluatesConstantsNow) {
  tests::Asked asked("<r/>");
  for (const auto* text : {"1 + 1", "tokenize('a b', ' ')", "if (true()) then 1 else 2",
                           "concat('a', 'b') = 'ab'", "(1, 2)[2]"})
    EXPECT_EQ(asked.root(text).op, Op::literal) << text;
  for (const auto* text : {"1 div 0", "xs:date('x')", "current-date()", "r", "position()"})
    EXPECT_NE(asked.root(text).op, Op::literal) << text;
}

TEST(Analysis, TakesTheStepsFromAKnownDocumentNow) {
  tests::Asked asked("<r/>");
  asked.shared().add_document("c.xml", parsers::read_mixed("<c><v id='1'><w/></v></c>").value());
  EXPECT_EQ(asked.root("document('c.xml')/c/v[@id = 1]/w").op, Op::literal);
  const auto& open = asked.root("document('c.xml')/c/v[@id = current()]/w");
  ASSERT_EQ(open.op, Op::path);
  EXPECT_EQ(open.part(0).op, Op::literal);
  EXPECT_EQ(open.parts.size(), 3U);
}

TEST(Analysis, AsksTheIndexForNamesAnywhere) {
  tests::Asked asked("<r/>");
  const auto& anywhere = tests::behind_repeated(asked.root(".//i[@n = 1]"));
  ASSERT_EQ(anywhere.op, Op::path);
  EXPECT_EQ(anywhere.parts.back()->axis, Axis::descendant);
  EXPECT_EQ(anywhere.parts.size(), 2U);
  EXPECT_EQ(tests::behind_repeated(asked.root(".//i[1]")).parts.size(), 3U)
      << "the first of each parent";
}

TEST(Analysis, KnowsWhatIsFoundInOrder) {
  tests::Asked asked("<r/>");
  for (const auto* text : {"a/b/c", "a/@b", ".//a", ".//a/@b", "a//b", "a[1]/../b", "self::a/b"})
    EXPECT_TRUE(asked.root(text).facts.sorted) << text;
  for (const auto* text : {".//a/b", "a/..", "a | b", "ancestor::a", "a/following::b"})
    EXPECT_FALSE(asked.root(text).facts.sorted) << text;
}

TEST(Analysis, TellsPredicatesThatAskForAPosition) {
  tests::Asked asked("<r/>");
  const auto role = [&](const std::string& predicate) {
    return asked.root("a[" + predicate + "]").part(0).selects;
  };
  EXPECT_EQ(role("2"), Selects::by_position);
  EXPECT_EQ(role("b"), Selects::by_truth);
  EXPECT_EQ(role("b = 1"), Selects::by_truth);
  EXPECT_EQ(role("b + 1"), Selects::by_value);
  EXPECT_EQ(role("position() = 2"), Selects::by_value);
  EXPECT_EQ(role("last()"), Selects::by_value);
}

}  // namespace
}  // namespace ecluse::xpath
