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
  EXPECT_EQ(asked.answer("r/(xs:decimal(b[1]) = xs:decimal(a[1]))"), "false");
  EXPECT_EQ(asked.answer("r/b + xs:decimal(r/a)"), "");
  EXPECT_EQ(asked.answer("r/b eq xs:decimal(r/a)"), "");
}

TEST(RunOperators, TakesTheFirstOfAStepAtHand) {
  tests::Asked asked("<r><a>1.5</a><a>2</a><b><c>7</c></b></r>");
  EXPECT_EQ(asked.answer("r/xs:decimal(a[1]) * 2"), "3");
  EXPECT_EQ(asked.answer("r/normalize-space(a[1])"), "1.5");
  EXPECT_EQ(asked.answer("r/b/c[1]/string(preceding::a[1])"), "2");
  EXPECT_EQ(asked.answer("r/(a[1] = '1.5')"), "true");
  EXPECT_EQ(asked.answer("r/xs:decimal(a[3])"), "");
  EXPECT_EQ(asked.answer("1[a[1] = '1']"), "XPTY0020");
}

TEST(RunOperators, SaysWhatItTreatsAsAnother) {
  tests::Asked asked("<r>1</r>");
  EXPECT_EQ(asked.answer("r treat as element()"), "1");
  EXPECT_EQ(asked.answer("r treat as attribute()"), "XPDY0050");
}

}  // namespace
}  // namespace ecluse::xpath
