#include <limits>

#include <gtest/gtest.h>

#include "validation/xpath/operators.hpp"

namespace ecluse::xpath {
namespace {

struct Desk {
  Shared shared;
  Evaluation evaluation{shared};
  std::string of(Arithmetic how, const Item& a, const Item& b) {
    const auto made = calculate(how, a, b, evaluation);
    if (!made) return evaluation.take_error().code;
    return std::string(name_of(made->type())) + ' ' +
           std::string(text_of(*made, evaluation.scratch()));
  }
};

TEST(Calculating, KeepsDecimalsExact) {
  Desk desk;
  const auto tenth = Item::of_decimal(decimal_one / 10);
  const auto three = Item::of_integer(3);
  EXPECT_EQ(desk.of(Arithmetic::multiply, tenth, three), "xs:decimal 0.3");
  EXPECT_EQ(desk.of(Arithmetic::divide, Item::of_integer(1), three),
            "xs:decimal 0.333333333333333333");
  EXPECT_EQ(desk.of(Arithmetic::whole_divide, Item::of_integer(-7), three), "xs:integer -2");
  EXPECT_EQ(desk.of(Arithmetic::modulo, Item::of_integer(-7), three), "xs:integer -1");
  EXPECT_EQ(desk.of(Arithmetic::add, Item::of_untyped("1.5"), three), "xs:double 4.5");
  EXPECT_EQ(desk.of(Arithmetic::multiply, three, tenth), "xs:decimal 0.3");
  EXPECT_EQ(desk.of(Arithmetic::divide, tenth, Item::of_integer(-3)),
            "xs:decimal -0.033333333333333333");
  EXPECT_EQ(desk.of(Arithmetic::divide, three, tenth), "xs:decimal 30");
}

TEST(Calculating, ReportsWhatDoesNotFit) {
  Desk desk;
  const auto greatest = Item::of_integer(std::numeric_limits<Wide>::max());
  const auto least = Item::of_integer(std::numeric_limits<Wide>::min());
  const auto minus_one = Item::of_integer(-1);
  EXPECT_EQ(desk.of(Arithmetic::add, greatest, greatest), "FOAR0002");
  EXPECT_EQ(desk.of(Arithmetic::multiply, greatest, greatest), "FOAR0002");
  EXPECT_EQ(desk.of(Arithmetic::whole_divide, least, minus_one), "FOAR0002");
  EXPECT_EQ(desk.of(Arithmetic::modulo, least, minus_one), "xs:integer 0");
  EXPECT_EQ(desk.of(Arithmetic::divide, greatest, minus_one), "FOAR0002");
  EXPECT_EQ(desk.of(Arithmetic::divide, minus_one, Item::of_integer(0)), "FOAR0001");
  EXPECT_EQ(desk.of(Arithmetic::divide, Item::of_decimal(1), Item::of_integer(0)), "FOAR0001");
  EXPECT_EQ(desk.of(Arithmetic::multiply, Item::of_decimal(decimal_one), greatest), "FOAR0002");
  EXPECT_EQ(desk.of(Arithmetic::whole_divide, Item::of_double(1), Item::of_double(0)), "FOAR0001");
}

TEST(Calculating, AddsDurationsAndDates) {
  Desk desk;
  const auto day = Item::of_duration(Type::day_time_duration, {86'400, 0, 0});
  const auto date = Item::of_moment(Type::date, {0, 0, Moment::no_zone});
  EXPECT_EQ(desk.of(Arithmetic::add, date, day), "xs:date 1970-01-02");
  EXPECT_EQ(desk.of(Arithmetic::subtract, date, date), "xs:dayTimeDuration PT0S");
  EXPECT_EQ(desk.of(Arithmetic::divide, day, day), "xs:decimal 1");
  EXPECT_EQ(desk.of(Arithmetic::multiply, date, day), "XPTY0004");
  EXPECT_EQ(desk.of(Arithmetic::divide, day, Item::of_integer(0)), "FODT0002");
}

}  // namespace
}  // namespace ecluse::xpath
