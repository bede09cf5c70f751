#include "validation/xpath/exact.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

Wide decimal(std::string_view text) {
  const auto reading = read_decimal(text);
  EXPECT_TRUE(reading.good && reading.fits) << text;
  return reading.value;
}

std::string text_of(MaybeWide value) {
  return value ? decimal_text(*value) : "nothing";
}

constexpr std::string_view greatest = "170141183460469231731";

TEST(Exact, ReadsTheDecimalsOfXmlSchemaOnly) {
  for (const auto* good : {"0", "-0", "+.5", "7.", "12.50", "000000000000000000000000000001"})
    EXPECT_TRUE(read_decimal(good).good) << good;
  for (const auto* bad :
       {"", ".", "-", "+", "12,5", "1e3", " 1", "1 ", "1.2.3", "--1", "1.-2", "INF"})
    EXPECT_FALSE(read_decimal(bad).good) << bad;
  for (const auto* bad : {"", "+", "1.", "1.0", "1e1", "- 1"})
    EXPECT_FALSE(read_integer(bad).good) << bad;
}

TEST(Exact, TellsNumbersThatDoNotFitFromBadOnes) {
  EXPECT_TRUE(read_decimal(greatest).fits);
  EXPECT_FALSE(read_decimal("170141183460469231732").fits);
  EXPECT_TRUE(read_decimal("170141183460469231732").good);
  EXPECT_FALSE(read_decimal("9999999999999999999999999999999999999999x").good);
  EXPECT_TRUE(read_integer("-99999999999999999999999999999999999999").fits);
  EXPECT_FALSE(read_integer("999999999999999999999999999999999999999").fits);
}

TEST(Exact, WritesTheShortestText) {
  for (const auto& [text, canonical] : {std::pair{"-0.50", "-0.5"},
                                        {"+7.", "7"},
                                        {"-0", "0"},
                                        {".000000000000000001", "0.000000000000000001"},
                                        {"1.0000000000000000019", "1.000000000000000001"}})
    EXPECT_EQ(decimal_text(decimal(text)), canonical);
  EXPECT_EQ(integer_text(-12), "-12");
  EXPECT_EQ(integer_text(0), "0");
}

struct Calculation {
  std::string_view a, b, sum, product, quotient;
};

// The quotients are those of Saxon-HE 9.9: 18 decimals, a half goes down.
constexpr Calculation calculations[] = {
    {"0.1", "0.2", "0.3", "0.02", "0.5"},
    {"2", "3", "5", "6", "0.666666666666666667"},
    {"-2", "3", "1", "-6", "-0.666666666666666667"},
    {"1", "0.3", "1.3", "0.3", "3.333333333333333333"},
    {"12345678901234567890", "0.5", "12345678901234567890.5", "6172839450617283945",
     "24691357802469135780"},
    {"19.99", "1.055", "21.045", "21.08945", "18.947867298578199052"},
    {"-1234567.89", "0.25", "-1234567.64", "-308641.9725", "-4938271.56"},
    {"1234567.8", "0.0000000001", "1234567.8000000001", "0.00012345678", "12345678000000000"},
    {"0.000000000000000001", "0.5", "0.500000000000000001", "0", "0.000000000000000002"},
    {"100000000000000000000", "-2", "99999999999999999998", "nothing", "-50000000000000000000"},
    {"170141183460469231731", "1", "nothing", "170141183460469231731", "170141183460469231731"},
    {"170141183460469231731", "0.1", "nothing", "17014118346046923173.1", "nothing"},
};

TEST(Exact, CalculatesWithoutLoss) {
  for (const auto& row : calculations) {
    const auto a = decimal(row.a);
    const auto b = decimal(row.b);
    EXPECT_EQ(text_of(wide_sum(a, b)), row.sum) << row.a << " + " << row.b;
    EXPECT_EQ(text_of(decimal_product(a, b)), row.product) << row.a << " * " << row.b;
    EXPECT_EQ(text_of(decimal_product(b, a)), row.product) << row.b << " * " << row.a;
    EXPECT_EQ(text_of(decimal_quotient(a, b)), row.quotient) << row.a << " div " << row.b;
  }
  EXPECT_EQ(text_of(decimal_share(decimal("-19.99"), 3)), "-6.663333333333333333");
  EXPECT_EQ(text_of(decimal_share(decimal("19.99"), -100)), "-0.1999");
  EXPECT_EQ(text_of(decimal_share(decimal("0.000000000000000001"), 2)), "0") << "half goes down";
  EXPECT_EQ(text_of(wide_difference(decimal("0.3"), decimal("0.1"))), "0.2");
  EXPECT_EQ(text_of(decimal_quotient(decimal("1"), decimal("2000000000000000000"))), "0");
}

TEST(Exact, StaysWithinItsRange) {
  const auto least = std::numeric_limits<Wide>::min();
  EXPECT_EQ(wide_difference(0, least), std::nullopt);
  EXPECT_EQ(wide_sum(least, -1), std::nullopt);
  EXPECT_EQ(wide_product(least, -1), std::nullopt);
  EXPECT_EQ(wide_difference(-3, -5), Wide{2});
  EXPECT_EQ(wide_difference(3, -5), Wide{8});
  EXPECT_EQ(wide_difference(-3, 5), Wide{-8});
}

struct Rounding {
  std::string_view number, floor, ceiling, round, even;
};

constexpr Rounding roundings[] = {
    {"2.5", "2", "3", "3", "2"},
    {"-2.5", "-3", "-2", "-2", "-2"},
    {"3.5", "3", "4", "4", "4"},
    {"-0.4", "-1", "0", "0", "0"},
    {"0.499999999999999999", "0", "1", "0", "0"},
    {"7", "7", "7", "7", "7"},
    {"-170141183460469231730.5", "-170141183460469231731", "-170141183460469231730",
     "-170141183460469231730", "-170141183460469231730"},
    {"170141183460469231730.7", "170141183460469231730", "170141183460469231731",
     "170141183460469231731", "170141183460469231731"},
};

TEST(Exact, RoundsAsXPathSays) {
  for (const auto& row : roundings) {
    const auto number = decimal(row.number);
    EXPECT_EQ(text_of(decimal_floor(number)), row.floor) << row.number;
    EXPECT_EQ(text_of(decimal_ceiling(number)), row.ceiling) << row.number;
    EXPECT_EQ(text_of(decimal_round(number)), row.round) << row.number;
    EXPECT_EQ(text_of(decimal_round_half_to_even(number, 0)), row.even) << row.number;
  }
  EXPECT_EQ(text_of(decimal_round_half_to_even(decimal("3.567812"), 2)), "3.57");
  EXPECT_EQ(text_of(decimal_round_half_to_even(decimal("35612.25"), -2)), "35600");
  EXPECT_EQ(text_of(decimal_round_half_to_even(decimal("1.25"), 30)), "1.25");
  EXPECT_EQ(text_of(decimal_round_half_to_even(decimal("1.25"), -30)), "0");
}

TEST(Exact, GivesTheNearestDouble) {
  EXPECT_EQ(decimal_to_double(decimal("12.34")), 12.34);
  EXPECT_EQ(decimal_to_double(decimal("-0.1")), -0.1);
  EXPECT_EQ(decimal_to_double(decimal("0.000000000000000001")), 1e-18);
  EXPECT_EQ(decimal_to_double(decimal("9007199254740993.5")), 9007199254740993.5);
  EXPECT_EQ(decimal_to_double(decimal(greatest)), 170141183460469231731.0);
  EXPECT_EQ(integer_to_double(Wide{1} << 70), 1180591620717411303424.0);
}

TEST(Exact, TakesWhatFitsFromADouble) {
  EXPECT_EQ(text_of(double_to_decimal(0.5)), "0.5");
  EXPECT_EQ(text_of(double_to_decimal(-1e20)), "-100000000000000000000");
  EXPECT_EQ(text_of(double_to_decimal(0.1)), "0.100000000000000006");
  EXPECT_EQ(text_of(double_to_decimal(1e-300)), "0");
  EXPECT_EQ(text_of(double_to_decimal(1e21)), "nothing");
  EXPECT_EQ(double_to_integer(-2.9), Wide{-2});
  EXPECT_EQ(double_to_integer(1e39), std::nullopt);
  for (const double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    EXPECT_FALSE(double_to_decimal(bad));
    EXPECT_FALSE(double_to_integer(bad));
  }
}

}  // namespace
}  // namespace ecluse::xpath
