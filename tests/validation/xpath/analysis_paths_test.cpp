#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/analysis.hpp"

namespace ecluse::xpath {
namespace {

TEST(AnalysisPaths, PartsValuesFromNodes) {
  tests::Asked asked("<r/>");
  EXPECT_EQ(asked.root("a/b/c").op, Op::path);
  EXPECT_EQ(asked.root("a/b/(c | d)").op, Op::path);
  for (const auto* text : {"a/b/string(.)", "a/position()", "a/(b + 1)", "a/b/(c, 1)"})
    EXPECT_EQ(tests::behind_column(asked.root(text)).op, Op::map) << text;
  const auto& on = asked.root("a/b[position() = 1]/c");
  EXPECT_EQ(on.op, Op::path) << "a position within a predicate is no matter of the path";
}

TEST(AnalysisPaths, ListsWhatAPathNeeds) {
  tests::Asked asked("<r/>");
  const auto& path = asked.root("a/*/b[c]/@d");
  const auto& names = asked.shared().names();
  ASSERT_EQ(path.needs.size(), 3U);
  EXPECT_EQ(path.needs[0], names.find_pair(names.find("", "b"), names.find("", "d")));
  EXPECT_EQ(path.needs[1], names.find("", "b")) << "below any element";
  EXPECT_EQ(path.needs[2], names.find("", "a"));
  const auto& texts = asked.root("(a | e)/b[c = 'X']/d");
  ASSERT_FALSE(texts.needs.empty());
  EXPECT_EQ(texts.needs[0], names.find_text(names.find("", "c"), "X"));
  EXPECT_EQ(texts.needs.size(), 3U) << "what all alternatives have in common";
  asked.context.variables = {{"", "v", 0, {}}};
  EXPECT_EQ(asked.root("a[. = $v]/b[c = 'X']").needs.size(), 2U) << "what $v is must be found";
  asked.context.variables = {{"", "v", 0, {}}};
  EXPECT_TRUE(asked.root("$v/a/b").needs.empty()) << "the variable may be of another document";
}

}  // namespace
}  // namespace ecluse::xpath
