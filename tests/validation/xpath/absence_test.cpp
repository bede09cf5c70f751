#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

/// Whether the expression is settled as `held` in <r><a><b>1</b></a><c/></r>.
bool is_settled(std::string_view text, bool held) {
  tests::Asked asked("<r><a><b>1</b></a><c/></r>");
  const auto compiled = compile(text, asked.context).value();
  const auto groups = traits_settling(compiled, held, {}, asked.shared());
  asked.begin();
  return asked.tree().lacks_of_each(groups);
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

TEST(Absence, TellsAPlaceFromAName) {
  EXPECT_TRUE(is_settled("not(c/b)", true)) << "b is there, but not below c";
  EXPECT_FALSE(is_settled("not(*/b)", true));
  EXPECT_FALSE(is_settled("not(.//b)", true));
}

}  // namespace
}  // namespace ecluse::xpath
