// What the conformance table cannot say of the functions of numbers: the ends of their ranges.
#include <gtest/gtest.h>

#include "tests/validation/xpath/conformance.hpp"

namespace ecluse::xpath {
namespace {

using tests::answer_of;

TEST(NumberFunctions, RoundTheGreatestNumbers) {
  EXPECT_EQ(answer_of("round(170141183460469231730.7)"), "decimal 170141183460469231731");
  EXPECT_EQ(answer_of("floor(-170141183460469231730.7)"), "decimal -170141183460469231731");
  EXPECT_EQ(answer_of("round-half-to-even(170141183460469231731.0, -2)"),
            "decimal 170141183460469231700");
  EXPECT_EQ(answer_of("round-half-to-even(170141183460469231750 - 20, -2)"),
            "integer 170141183460469231700");
  EXPECT_EQ(answer_of("round-half-to-even(170141183460469231690.0, -2)"),
            "decimal 170141183460469231700");
  EXPECT_EQ(answer_of("round-half-to-even(170141183460469231731.0 - 0.5, 0)"),
            "decimal 170141183460469231730");
}

TEST(NumberFunctions, TakeAnyPrecision) {
  EXPECT_EQ(answer_of("round-half-to-even(1.5, 99999999999)"), "decimal 1.5");
  EXPECT_EQ(answer_of("round-half-to-even(1.5, -99999999999)"), "decimal 0");
  EXPECT_EQ(answer_of("round-half-to-even(150, -99999999999)"), "integer 0");
  EXPECT_EQ(answer_of("round-half-to-even(1.5e0, 99999999999)"), "double 1.5");
  EXPECT_EQ(answer_of("round-half-to-even(-1.5e0, -99999999999)"), "double -0");
}

}  // namespace
}  // namespace ecluse::xpath
