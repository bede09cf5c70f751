#include <cmath>

#include <gtest/gtest.h>

#include "validation/xpath/operators.hpp"

namespace ecluse::xpath {
namespace {

TEST(Comparing, TakesNumbersOfAllTypesTogether) {
  const Shared shared;
  Evaluation evaluation(shared);
  const auto one = Item::of_integer(1);
  EXPECT_TRUE(compare(Comparison::eq, one, Item::of_decimal(decimal_one), evaluation));
  EXPECT_TRUE(compare(Comparison::lt, one, Item::of_double(1.5), evaluation));
  EXPECT_TRUE(compare(Comparison::ne, one, Item::of_double(NAN), evaluation));
  EXPECT_FALSE(compare(Comparison::le, one, Item::of_double(NAN), evaluation));
  EXPECT_FALSE(evaluation.failed());
}

TEST(Comparing, RefusesTypesWithoutThatOrder) {
  const Shared shared;
  Evaluation evaluation(shared);
  compare(Comparison::eq, Item::of_string("1"), Item::of_integer(1), evaluation);
  EXPECT_EQ(evaluation.take_error().code, "XPTY0004");
  const auto duration = Item::of_duration(Type::duration, {1, 0, 0});
  EXPECT_TRUE(compare(Comparison::eq, duration, duration, evaluation));
  compare(Comparison::lt, duration, duration, evaluation);
  EXPECT_EQ(evaluation.take_error().code, "XPTY0004");
}

TEST(Comparing, FindsTheSameValueWithoutFailing) {
  const Shared shared;
  Evaluation evaluation(shared);
  EXPECT_TRUE(same_value(Item::of_double(NAN), Item::of_double(NAN), evaluation));
  EXPECT_FALSE(same_value(Item::of_string("1"), Item::of_integer(1), evaluation));
  EXPECT_TRUE(same_value(Item::of_untyped("a"), Item::of_string("a"), evaluation));
  EXPECT_FALSE(evaluation.failed());
}

TEST(Comparing, KnowsWhatIsTrue) {
  const Shared shared;
  Evaluation evaluation(shared);
  EXPECT_FALSE(truth({}, evaluation));
  EXPECT_TRUE(truth(Item::of_string("false"), evaluation));
  EXPECT_FALSE(truth(Item::of_double(NAN), evaluation));
  EXPECT_FALSE(truth(Item::of_decimal(0), evaluation));
  truth(Item::of_moment(Type::date, {}), evaluation);
  EXPECT_EQ(evaluation.take_error().code, "FORG0006");
}

}  // namespace
}  // namespace ecluse::xpath
