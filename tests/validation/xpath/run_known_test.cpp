#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {
namespace {

struct Row {
  const char* text;
  const char* expected;
};

/// Each asks for the same walk several times, with variables that change between, and is compiled
/// twice.
constexpr Row repeating[] = {
    {"for $r in //t/@r return (count(//l[@r = $r]), sum(//l[@r = $r]/@v))", "2 5 1 4"},
    {"for $r in (1, 2) return for $v in (1, 4) return count(//l[@r = $r][@v = $v])", "1 1 0 1"},
    {"every $r in (1, 2) satisfies count(//l[@r = $r]) = 3 - $r", "true"},
    {"for $r in 1 return (sum(//l[@r = $r]/@v), for $s in 2 return sum(//l[@r = $s]/@v), "
     "sum(//l[@r = $r]/@v))",
     "5 4 5"},
    {"//t/(count(../l[@r = current()/r/@k]), count(../l[@r = current()/r/@k]))", "2 2 2 2"},
    {"//t/string-join((string(sum(../l[@r = 1]/@v)), string(sum(../l[@r = 1]/@v))), '+')",
     "5+5 5+5"},
    {"for $r in 1 return (exists(//l[@r = $r]), count(//l[@r = $r]), exists(//l[@r = $r]))",
     "true 2 true"},
};

TEST(RunKnown, AnswersAsIfNothingWereKept) {
  tests::Asked asked(
      "<r k='1'><t r='1'/><t r='2'/><l r='1' v='1'/><l r='1' v='4'/><l r='2' v='4'/></r>");
  for (const auto& row : repeating) {
    EXPECT_EQ(asked.answer(row.text), row.expected) << row.text;
    EXPECT_EQ(asked.answer(row.text), row.expected) << row.text << ", shared";
  }
}

/// While the nodes of one value are gone through, another takes its place.
TEST(RunKnown, HandsOnWhatItHad) {
  tests::Asked asked("<r><g k='1'><h n='1'><g k='2'><h n='2'/></g></h></g></r>");
  EXPECT_EQ(asked.answer("r/(count(g[@k]/h), (g[@k]/h)[count(g[@k]/h) = 1]/string(@n))"), "1 1");
}

/// Whoever may stop before an error does, whether it was met before or not.
TEST(RunKnown, KeepsNoErrors) {
  tests::Asked asked("<r><l r='1' v='1'/><l r='1' v='x'/></r>");
  const auto* const sums = "for $r in 1 return count(//l[@r = $r][xs:decimal(@v) > $r])";
  const auto* const looks = "for $r in 1 return exists(//l[@r = $r][xs:decimal(@v) >= $r])";
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(asked.answer(sums), "FORG0001");
    EXPECT_EQ(asked.answer(looks), "true");
  }
}

TEST(RunKnown, KeepsTheTextsOfNodesWhateverTheyAreAskedFor) {
  tests::Asked asked("<r><a><c> s  t </c></a><a/><a><c>S T</c></a></r>");
  for (const auto& [text, expected] :
       {Row{"//a/upper-case(normalize-space(c))", "S T  S T"},
        {"count(//a[upper-case(normalize-space(c)) = 'S T'])", "2"},
        {"//a[1]/contains(upper-case(normalize-space(c)), ' ')", "true"},
        {"//a/string-length(upper-case(normalize-space(c)))", "3 0 3"}})
    EXPECT_EQ(asked.answer(text), expected) << text;
}

}  // namespace
}  // namespace ecluse::xpath
