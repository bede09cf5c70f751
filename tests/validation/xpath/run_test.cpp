#include "validation/xpath/run.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

TEST(Run, LooksNoFurtherThanItMust) {
  tests::Asked asked("<r><i>1</i><i>x</i></r>");
  EXPECT_EQ(asked.answer("exists(//i[xs:decimal(.) = 1])"), "true");
  EXPECT_EQ(asked.answer("some $i in //i satisfies xs:decimal($i) = 1"), "true");
  EXPECT_EQ(asked.answer("every $i in //i satisfies xs:decimal($i) = 2"), "false");
  EXPECT_EQ(asked.answer("//i[xs:decimal(.) = 1][1] and true()"), "true");
  EXPECT_EQ(asked.answer("//i/xs:decimal(.) = 1"), "true");
  EXPECT_EQ(asked.answer("count(//i[xs:decimal(.) = 1])"), "FORG0001");
}

TEST(Run, BoundsARange) {
  tests::Asked asked("<r/>");
  EXPECT_EQ(asked.answer("count(1 to 1000)"), "1000");
  EXPECT_EQ(asked.answer("count(1 to 100000000000)"), "FOAR0002");
}

TEST(Run, StopsALoopWithoutEnd) {
  tests::Asked asked("<r/>");
  const auto loop = compile("for $i in 1 to 1000, $j in 1 to 1000 return $i", asked.context);
  auto& evaluation = asked.begin();
  evaluation.allow_turns(10'000);
  EXPECT_EQ(evaluate(*loop, evaluation, {}, {}).error().code, "XPDY0130");
}

TEST(Run, GivesTheItemWhereTheEvaluationBegan) {
  tests::Asked asked("<r><i/></r>");
  EXPECT_EQ(asked.answer("/r/i[count(current()/r) = 1]/name()"), "i");
}

}  // namespace
}  // namespace ecluse::xpath
