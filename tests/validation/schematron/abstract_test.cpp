#include "validation/schematron/abstract.hpp"

#include <gtest/gtest.h>

namespace ecluse::validation::schematron {
namespace {

const Substitutions parameters{{"a", "x/y"}, {"ab", "z"}};

TEST(AbstractPattern, ReplacesWholeNames) {
  struct Row {
    const char *text, *substituted;
  };
  for (const auto& [text, wanted] : {
           Row{"", ""},
           Row{"$a", "x/y"},
           Row{"$ab = $a", "z = x/y"},
           Row{"$abc + $a-b", "$abc + $a-b"},
           Row{"count($a)", "count(x/y)"},
           Row{"$ $", "$ $"},
       })
    EXPECT_EQ(substituted(text, parameters), wanted) << text;
}

TEST(AbstractPattern, ReplacesInContextsTestsLetsAndMessages) {
  Pattern pattern;
  pattern.lets.push_back({"l", "$a", {}});
  pattern.rules.push_back({"", "t[$a]", {{"m", "$ab", {}}}, {}, {}});
  Assertion one;
  one.test = "$a = 1";
  one.message.push_back({PartKind::value_of, "$ab"});
  pattern.rules[0].assertions.push_back(one);
  const auto made = with_parameters(pattern, parameters);
  EXPECT_EQ(made.lets[0].value, "x/y");
  EXPECT_EQ(made.rules[0].context, "t[x/y]");
  EXPECT_EQ(made.rules[0].lets[0].value, "z");
  EXPECT_EQ(made.rules[0].assertions[0].test, "x/y = 1");
  EXPECT_EQ(made.rules[0].assertions[0].message[0].text, "z");
}

}  // namespace
}  // namespace ecluse::validation::schematron
