#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {
namespace {

TEST(RunOperators, GivesNothingForAnOperandThatIsNothing) {
  tests::Asked asked("<r/>");
  for (const auto* text : {"r/a + 1", "1 eq r/a", "-r/a", "r/a is r", "r/a cast as xs:integer?"})
    EXPECT_EQ(asked.answer(text), "") << text;
}

TEST(RunOperators, RefusesSeveralOperands) {
  tests::Asked asked("<r><a>1</a><a>2</a></r>");
  for (const auto* text : {"//a + 1", "//a eq 1", "-(//a)", "//a is //a[1]", "xs:integer(//a)"})
    EXPECT_EQ(asked.answer(text), "XPTY0004") << text;
}

TEST(RunOperators, ComparesNothingWithoutALookAtTheOtherSide) {
  tests::Asked asked("<r><a>x</a></r>");
  EXPECT_EQ(asked.answer("r/b = xs:decimal(r/a)"), "false");
  EXPECT_EQ(asked.answer("xs:decimal(r/b) = xs:decimal(r/a)"), "false");
  EXPECT_EQ(asked.answer("count(r/b) = xs:decimal(r/a)"), "FORG0001");
}

TEST(RunOperators, SaysWhatItTreatsAsAnother) {
  tests::Asked asked("<r>1</r>");
  EXPECT_EQ(asked.answer("r treat as element()"), "1");
  EXPECT_EQ(asked.answer("r treat as attribute()"), "XPDY0050");
}

}  // namespace
}  // namespace ecluse::xpath
