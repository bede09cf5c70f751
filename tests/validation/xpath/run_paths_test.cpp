#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {
namespace {

constexpr auto xml = "<r><a><b>1</b><b>2</b></a><a><b>3</b><a><b>4</b></a><b>5</b></a></r>";

TEST(RunPaths, GivesNodesInOrderAndOnce) {
  tests::Asked asked(xml);
  EXPECT_EQ(asked.answer("//a/b"), "1 2 3 4 5");
  EXPECT_EQ(asked.answer("//b/../b"), "1 2 3 4 5");
  EXPECT_EQ(asked.answer("count(//b/ancestor::a)"), "3");
  EXPECT_EQ(asked.answer("(//a[3]/b, //a/b[1])"), "1 3 4");
}

TEST(RunPaths, StopsAtTheLastPositionAsked) {
  tests::Asked asked(xml);
  EXPECT_EQ(asked.answer("//a/b[1]"), "1 3 4");
  EXPECT_EQ(asked.answer("//a/b[2]"), "2 5");
  EXPECT_EQ(asked.answer("(//b)[3]"), "3");
  EXPECT_EQ(asked.answer("//a/b[. > 1][1]"), "2 3 4");
  EXPECT_EQ(asked.answer("//a/b[2][. > 2]"), "5");
  EXPECT_EQ(asked.answer("exists(//a/b[1]/../b[2]/../b[3])"), "false");
  EXPECT_EQ(asked.answer("for $a in //a return $a/b[1] = 4"), "false false true");
}

TEST(RunPaths, FindsTheFewChildrenOfAName) {
  std::string many = "<r>";
  for (int i = 0; i < 500; ++i) many += "<i><rare>n</rare></i>";
  tests::Asked asked(many + "<rare>y</rare></r>");
  EXPECT_EQ(asked.answer("count(/r/i)"), "500");
  EXPECT_EQ(asked.answer("/r/rare"), "y");
  EXPECT_EQ(asked.answer("count(/r/i[300]/preceding-sibling::i)"), "299");
  EXPECT_EQ(asked.answer("count(/r/i[300]/following::rare)"), "201");
  EXPECT_EQ(asked.answer("count(/r/i[300]/preceding::*)"), "598");
}

}  // namespace
}  // namespace ecluse::xpath
