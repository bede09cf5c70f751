#include <cmath>
#include <cstdlib>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "validation/xpath/operators.hpp"

namespace ecluse::xpath {
namespace {

struct Desk {
  Shared shared;
  Evaluation evaluation{shared};
  std::string cast_to(const Item& item, Type type) {
    const auto made = cast(item, type, evaluation);
    return made ? std::string(text_of(*made, evaluation.scratch())) : evaluation.take_error().code;
  }
};

TEST(Casting, GoesByTheTableOfXPath) {
  struct Row {
    Item item;
    Type type;
    const char* expected;
  };
  const Row rows[] = {
      {Item::of_untyped(" 12.50 "), Type::decimal, "12.5"},
      {Item::of_untyped("1e3"), Type::decimal, "FORG0001"},
      {Item::of_untyped("1e3"), Type::double_, "1000"},
      {Item::of_double(1e30), Type::decimal, "FOCA0001"},
      {Item::of_double(NAN), Type::integer, "FOCA0002"},
      {Item::of_double(1e39), Type::integer, "FOCA0003"},
      {Item::of_double(-1.9), Type::integer, "-1"},
      {Item::of_boolean(true), Type::decimal, "1"},
      {Item::of_boolean(true), Type::date, "XPTY0004"},
      {Item::of_integer(0), Type::boolean, "false"},
      {Item::of_integer(5), Type::date, "XPTY0004"},
      {Item::of_string("P1Y2M"), Type::year_month_duration, "P1Y2M"},
      {Item::of_string("a"), Type::qname, "XPTY0004"},
      {Item::of_text(Type::any_uri, "1"), Type::integer, "XPTY0004"},
  };
  Desk desk;
  for (const auto& row : rows)
    EXPECT_EQ(desk.cast_to(row.item, row.type), row.expected) << name_of(row.type);
}

TEST(Casting, WritesDoublesAsXPathDoes) {
  EXPECT_EQ(double_text(1e6), "1.0E6");
  EXPECT_EQ(double_text(999999.5), "999999.5");
  EXPECT_EQ(double_text(0.000001), "0.000001");
  EXPECT_EQ(double_text(-1.5e-7), "-1.5E-7");
  EXPECT_EQ(double_text(-0.0), "-0");
  EXPECT_EQ(double_text(INFINITY), "INF");
}

TEST(Casting, ReadsNoNumberAsNaN) {
  for (const auto* text : {"", "a", "1,5", "1e", "0x10", "inf", "nan", "+-1", "+INF"})
    EXPECT_TRUE(std::isnan(read_double(text))) << text;
  EXPECT_EQ(read_double(" -1.5E2\n"), -150);
  EXPECT_EQ(read_double("1e999"), INFINITY);
  EXPECT_EQ(read_double("1e-999"), 0);
}

TEST(Casting, ReadsShortDoublesAsAllOthers) {
  std::mt19937_64 random(20261121);
  for (int i = 0; i < 20'000; ++i) {
    auto text = std::to_string(random() % 1'000'000'000'000'000).substr(0, 1 + random() % 15);
    if (text.size() < 15) text.insert(random() % text.size(), 1, '.');
    if (random() % 2 == 0) text.insert(0, 1, '-');
    const auto number = short_double(text);
    ASSERT_TRUE(number) << text;
    EXPECT_EQ(*number, std::strtod(text.c_str(), nullptr)) << text;
  }
  EXPECT_TRUE(std::signbit(short_double("-0").value_or(1)));
  for (const auto* text :
       {"", "-", ".", "+1", "1e3", " 1", "1.2.3", "INF", "1234567890123456", "7."})
    EXPECT_FALSE(short_double(text)) << text;
}

TEST(Casting, GivesTheDoubleOfANumber) {
  EXPECT_EQ(as_double(Item::of_integer(-3)), -3);
  EXPECT_EQ(as_double(Item::of_integer(Wide{decimal_one} * decimal_one)), 1e36);
  EXPECT_EQ(as_double(Item::of_decimal(Wide{decimal_one} / 4)), 0.25);
  EXPECT_EQ(as_double(Item::of_double(-1.5)), -1.5);
}

TEST(Casting, SaysWhetherItWouldWorkWithoutFailing) {
  Desk desk;
  EXPECT_FALSE(castable(Item::of_string("x"), Type::date, desk.evaluation));
  EXPECT_TRUE(castable(Item::of_string("2026-11-21"), Type::date, desk.evaluation));
  EXPECT_FALSE(desk.evaluation.failed());
}

}  // namespace
}  // namespace ecluse::xpath
