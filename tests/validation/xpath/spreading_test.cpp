#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

TEST(Spreading, MakesAnExistenceOfEachPath) {
  tests::Asked asked("<r/>");
  const auto& absent = asked.root("not((a | b | c)/d/e)");
  ASSERT_EQ(absent.op, Op::is_not);
  EXPECT_EQ(absent.part(0).op, Op::either);
  EXPECT_EQ(absent.part(0).parts.size(), 3U);
  EXPECT_EQ(asked.root("exists((a | b)/d)").op, Op::boolean_of);
  for (const auto* text : {"not((a | b)[1]/d)", "not((a[1] | b)/d)", "not((a | b)/d[1])"})
    EXPECT_NE(asked.root(text).part(0).op, Op::either) << text;
}

struct Row {
  const char* text;
  const char* expected;
};

TEST(Spreading, AnswersAsTheUnionWould) {
  tests::Asked asked("<r><a><d/></a><b><e><f/></e></b><b/></r>");
  constexpr Row rows[] = {
      {"for $r in /r return $r/(exists((a | b)/d), exists((b | a)/d), exists((b | c)/d))",
       "true true false"},
      {"/r/(not((a | b)/e/f), empty((a | c)/e), boolean((c | b)/e))", "false true true"},
      {"/r/((a | b)/d and (a | b)/e)", "true"},
      {"/r/count((a | b | a)/*)", "2"},
      {"count(//(a | b)), count(//(b | a | b))", "3 3"},
      {"//(a | b)/local-name()", "a b b"},
      {"count(//(a | b)[1])", "1"},
      {"count(//(a | b[1]))", "2"},
      {"//(d | e)/(exists(.), count(f))", "true 0 true 1"},
  };
  for (const auto& row : rows) EXPECT_EQ(asked.answer(row.text), row.expected) << row.text;
}

}  // namespace
}  // namespace ecluse::xpath
