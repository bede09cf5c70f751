#include "model/decimal.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ecluse {
namespace {

Decimal number(std::string_view text) {
  return Decimal::parse(text).value();
}

TEST(Decimal, ReadsWhatXsdReadsAndNothingElse) {
  for (const auto* good : {"0", "-0", "12", ".5", "+3.10", "-12.345678", "0012.50",
                           "9999999999999999999.999999", "1.50000000000"})
    EXPECT_TRUE(Decimal::parse(good)) << good;
  for (const auto* bad : {"", "-", ".", "12,5", "1e3", " 1", "1 ", "--1", "1.2.3", "1.0000001",
                          "10000000000000000000", "NaN", "0x10"})
    EXPECT_FALSE(Decimal::parse(bad)) << bad;
}

TEST(Decimal, WritesTheShortestExactText) {
  EXPECT_EQ(number("0012.50").text(), "12.5");
  EXPECT_EQ(number("12").text(2), "12.00");
  EXPECT_EQ(number("-0.000001").text(2), "-0.000001");
  EXPECT_EQ(number("9999999999999999999.999999").text(), "9999999999999999999.999999");
  EXPECT_EQ(Decimal().text(), "0");
}

TEST(Decimal, RemembersHowManyDecimalsWereWritten) {
  EXPECT_EQ(number("12.500").written_decimals(), 3);
  EXPECT_EQ(number("12").written_decimals(), 0);
  EXPECT_EQ(number("12.500"), number("12.5"));
}

TEST(Decimal, RoundsHalfAwayFromZero) {
  EXPECT_EQ(number("0.125").rounded(2), number("0.13"));
  EXPECT_EQ(number("-0.125").rounded(2), number("-0.13"));
  EXPECT_EQ(number("0.1249").rounded(2), number("0.12"));
  EXPECT_EQ(number("1.005").cents(), 101);
}

TEST(Decimal, AddsAndMultipliesExactly) {
  EXPECT_EQ(number("0.1") + number("0.2"), number("0.3"));
  EXPECT_EQ((number("150.00") * number("1.055")).rounded(2), number("158.25"));  // MFJ-09
  EXPECT_EQ(number("-3") * number("0.333333"), number("-0.999999"));
  EXPECT_EQ(number("9999999999999.99") * number("1"), number("9999999999999.99"));
}

TEST(Decimal, MultipliesTheLargestAmountsWithoutOverflow) {
  const auto large = number("9999999999999999999");
  EXPECT_EQ(large * number("0.5"), number("4999999999999999999.5"));
  EXPECT_EQ((large * large).text(), "1" + std::string(25, '0'));
  EXPECT_EQ((large * -large * large).text(), "-1" + std::string(25, '0'));
  EXPECT_EQ((large * number("1000000")).text(), "9999999999999999999000000");
  EXPECT_EQ(number("92233720368547758.07").cents(), 9'223'372'036'854'775'807);
  EXPECT_EQ(large.cents(), 9'223'372'036'854'775'807);
  EXPECT_EQ((-large).cents(), -9'223'372'036'854'775'807 - 1);
}

}  // namespace
}  // namespace ecluse
