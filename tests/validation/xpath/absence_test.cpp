#include <gtest/gtest.h>

#include "tests/validation/xpath/settled.hpp"

namespace ecluse::xpath {
namespace {

/// Whether the expression is settled as `held` in <r><a><b>1</b></a><c/></r>.
bool is_settled(std::string_view text, bool held) {
  return tests::Settled("<r><a><b>1</b></a><c/></r>", "").is_settled(text, held);
}

TEST(Absence, SettlesWhatSpeaksOfWhatIsNotThere) {
  for (const auto* text : {"not(x)",
                           "not(a/x)",
                           "not(c/b)",
                           "not(//@x)",
                           "not(exists(x))",
                           "empty(x)",
                           "count(x) <= 1",
                           "string-length(substring-after(x, '.')) <= 2",
                           "not(x) or x = '2.1'",
                           "not(x = 'A')",
                           "every $v in x satisfies $v = 1",
                           "not(some $v in x satisfies $v = 1)",
                           "not(x/b[. = 1])",
                           "not(x) and not(c/b)",
                           "not((x | y)/b)",
                           "not(x or y)",
                           "not(x[1])",
                           "not(x) or number(a) = 1",
                           "not(exists(a) and exists(x))",
                           "sum(x) = 0",
                           "not(x/xs:decimal(.) > 1)"}) {
    EXPECT_TRUE(is_settled(text, true)) << text;
    EXPECT_FALSE(is_settled(text, false)) << text;
  }
}

TEST(Absence, SettlesWhatIsFalseToo) {
  for (const auto* text : {"x", "a/x", "exists(x) and a = 1", "x = 1", "count(x) > 1", "x and y"})
    EXPECT_TRUE(is_settled(text, false)) << text;
}

TEST(Absence, LeavesWhatMustBeLookedAt) {
  for (const auto* text :
       {"not(a)", "not(a/b)", "a = 1", "not(a) or not(c)", "x or a", "exists(a) and not(x)",
        "not(a | x)", "count(a) <= 1", "position() = 1", "true()", "not(a or x)"})
    EXPECT_FALSE(is_settled(text, true)) << text;
}

/// An error comes before what would be known: it is for the evaluation to find.
TEST(Absence, LeavesErrors) {
  EXPECT_FALSE(is_settled("xs:date(a) > xs:date('2026-01-01') or not(x)", true));
  EXPECT_FALSE(is_settled("xs:decimal(a/b) = 2 or not(x)", true));
  EXPECT_FALSE(is_settled("xs:integer(x) + 'a' = 1", true));
  EXPECT_FALSE(is_settled("exactly-one(x) or not(x)", true));
}

TEST(Absence, SettlesWhatLooksForATextThatIsNotThere) {
  for (const auto* text :
       {"not(a[b = 'X'])", "not(a[normalize-space(b) = 'X'])", "not(a/b[. = 'X'])",
        "not(a[b = 'X']/c)", "count(//b[normalize-space(.) = 'X']) = 0", "not(a/b = 'X')",
        "(exists(a[b = 'X']) and number(c) = 1) or not(exists(a[b = 'X']))",
        "not((r | a)[b = 'X'])", "not(//a[b = 'X'][c/upper-case(.) = 'Y'])",
        "count(//a[b = 'X']) + count(//r[b = 'X']) = 0", "every $v in a[b = 'X'] satisfies $v = 1"})
    EXPECT_TRUE(is_settled(text, true)) << text;
  EXPECT_TRUE(is_settled("a/b = 'X'", false));
  for (const auto* text : {"not(a[b = '1'])", "not(a[b != 'X'])", "not(a[b = 'X' or c])",
                           "not(a/b = ('X', '1'))", "not(a[@b = 'X'])"})
    EXPECT_FALSE(is_settled(text, true)) << text;
}

/// What is compared with nothing is false, whatever the other side would be.
TEST(Absence, SettlesAComparisonWithNothingOnItsLeft) {
  EXPECT_TRUE(is_settled("not(xs:decimal(x) = round(sum(a/xs:decimal(.)) div 100))", true));
  EXPECT_TRUE(is_settled("xs:decimal(x) = xs:decimal(a) or not(x)", true));
  EXPECT_FALSE(is_settled("xs:decimal(a) = xs:decimal(x) or not(x)", true));
}

TEST(Absence, TellsAPlaceFromAName) {
  EXPECT_TRUE(is_settled("not(c/b)", true)) << "b is there, but not below c";
  EXPECT_FALSE(is_settled("not(*/b)", true));
  EXPECT_FALSE(is_settled("not(.//b)", true));
}

}  // namespace
}  // namespace ecluse::xpath
