#include "validation/schematron/match_pattern.hpp"

#include <gtest/gtest.h>

namespace ecluse::validation::schematron {
namespace {

const Prefixes prefixes{{"a", "urn:a"}, {"b", "urn:b"}};

std::string shape_of(const std::vector<MatchPath>& alternatives);

std::string test_of(const MatchStep& step) {
  switch (step.test) {
    case NodeTest::text:
      return "text()";
    case NodeTest::node:
      return "node()";
    case NodeTest::document:
      return "root";
    case NodeTest::group:
      return "(" + shape_of(step.group) + ")";
    default:
      break;
  }
  const auto at = step.test == NodeTest::attribute ? "@" : "";
  return at + (step.any_ns ? "*" : "{" + step.ns + "}") + (step.any_local ? "*" : step.local);
}

std::string shape_of(const std::vector<MatchPath>& alternatives) {
  constexpr const char* links[] = {"", "/", "//"};
  std::string shape;
  for (const auto& path : alternatives) {
    if (!shape.empty()) shape += "|";
    for (const auto& step : path.steps) {
      shape += links[static_cast<int>(step.link)] + test_of(step);
      for (const auto& one : step.predicates) shape += "[" + one + "]";
    }
  }
  return shape;
}

std::string shape_of(std::string_view text) {
  const auto parsed = parse_match_pattern(text, prefixes);
  return parsed ? shape_of(*parsed) : parsed.error().detail;
}

struct Row {
  const char *text, *shape;
};

TEST(MatchPattern, IsTakenApart) {
  for (const auto& [text, shape] : {
           Row{"x", "{}x"},
           Row{"/", "root"},
           Row{"/a:x/b:y", "/{urn:a}x/{urn:b}y"},
           Row{"a:x//b:y", "{urn:a}x//{urn:b}y"},
           Row{"//a:* | *:y | *", "//{urn:a}*|*y|**"},
           Row{"a:x[ y = ']' ][2] / @z", "{urn:a}x[ y = ']' ][2]/@{}z"},
           Row{"(a:x | /b:y)[1 = 1]/child::z", "({urn:a}x|/{urn:b}y)[1 = 1]/{}z"},
           Row{"//a:x [b[c(')')]]", "//{urn:a}x[b[c(')')]]"},
           Row{"(: one :) x (: (: two :) :) | attribute::y", "{}x|@{}y"},
           Row{"x/text()|node()", "{}x/text()|node()"},
           Row{"x[(: ] :) 1]", "{}x[(: ] :) 1]"},
       })
    EXPECT_EQ(shape_of(text), shape) << text;
}

TEST(MatchPattern, ThatIsSomethingElseIsRefused) {
  for (const auto& [text, words] : {
           Row{"", "a step is missing"},
           Row{"c:x", "no namespace for c"},
           Row{"x/..", "a step is missing"},
           Row{"ancestor::x", "the axis ancestor"},
           Row{"key('a', 'b')", "key(…) is not supported"},
           Row{"x[1", "a bracket is not closed"},
           Row{"(x", "a parenthesis is not closed"},
           Row{"x y", "unexpected 'y'"},
           Row{"x[]", "an empty predicate"},
           Row{"(x|y)[position() = 1]", "between parentheses"},
           Row{"x[(: ]", "a bracket is not closed"},
           Row{"((((((((((((((((((x))))))))))))))))))", "too deep"},
       })
    EXPECT_NE(shape_of(text).find(words), std::string::npos) << text << ": " << shape_of(text);
}

TEST(MatchPattern, TellsPredicatesThatAskForAPosition) {
  EXPECT_TRUE(mentions_position("position() = 1"));
  EXPECT_TRUE(mentions_position("last()"));
  EXPECT_FALSE(mentions_position("a = 1"));
}

TEST(MatchPattern, TellsExpressionsThatGiveNoNumber) {
  for (const auto* one : {"a = 1", "not(a)", "a", "@a", "a/b[1]", "../a", ".", "a eq 'x'",
                          "a and f(b)", "exists(a) or b"})
    EXPECT_TRUE(is_surely_no_number(one)) << one;
  for (const auto* one :
       {"1", "count(a)", "$x", "a + 1", "last()", "if (a = 1) then 1 else 2",
        "for $x in a return $x = 1", "(1)", "a, b = 1", "-a", ".5", "number(a)", "a/number(b)"})
    EXPECT_FALSE(is_surely_no_number(one)) << one;
}

}  // namespace
}  // namespace ecluse::validation::schematron
