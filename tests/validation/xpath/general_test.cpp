#include "validation/xpath/general.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

TEST(GeneralComparison, FindsOneOfMany) {
  std::string many = "<r>";
  for (int i = 0; i < 200; ++i) many += "<a>" + std::to_string(i) + "</a>";
  tests::Asked asked(many + "<b>x</b><b>199</b></r>");
  EXPECT_EQ(asked.answer("//b = //a"), "true");
  EXPECT_EQ(asked.answer("//a = //b"), "true");
  EXPECT_EQ(asked.answer("//b[1] = //a"), "false");
  EXPECT_EQ(asked.answer("//a = //b[1]"), "false");
  EXPECT_EQ(asked.answer("//a/concat(., '') = //a/concat('z', .)"), "false");
  EXPECT_EQ(asked.answer("//a = 199"), "true");
  EXPECT_EQ(asked.answer("//a > 199"), "false");
}

TEST(GeneralComparison, ConvertsWhatIsUntypedByTheOtherSide) {
  const Shared shared;
  Evaluation evaluation(shared);
  const auto untyped = Item::of_untyped("1.0");
  EXPECT_TRUE(pair_stands(Comparison::eq, untyped, Item::of_integer(1), evaluation));
  EXPECT_FALSE(pair_stands(Comparison::eq, untyped, Item::of_string("1"), evaluation));
  EXPECT_FALSE(pair_stands(Comparison::eq, untyped, Item::of_untyped("1"), evaluation));
  EXPECT_FALSE(evaluation.failed());
  pair_stands(Comparison::eq, untyped, Item::of_boolean(true), evaluation);
  EXPECT_EQ(evaluation.take_error().code, "FORG0001");
}

}  // namespace
}  // namespace ecluse::xpath
