#include "validation/xpath/calendar.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

TEST(Calendar, CountsDaysFrom1970) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({1969, 12, 31}), -1);
  EXPECT_EQ(day_number({2000, 2, 29}), 11016);
  EXPECT_EQ(day_number({1, 1, 1}), -719162);
  EXPECT_EQ(day_number({-1, 12, 31}), -719163);
}

TEST(Calendar, GivesEachDayBack) {
  for (std::int64_t day = -1'000'000; day < 1'000'000; day += 97)
    EXPECT_EQ(day_number(civil_of_day(day)), day);
  EXPECT_EQ(civil_of_day(*day_number({last_year, 12, 31})), (Civil{last_year, 12, 31}));
}

TEST(Calendar, KnowsNoOtherDays) {
  for (const Civil& bad :
       {Civil{0, 1, 1}, Civil{2026, 2, 29}, Civil{1900, 2, 29}, Civil{2026, 13, 1},
        Civil{2026, 0, 1}, Civil{2026, 4, 31}, Civil{2026, 1, 0}, Civil{last_year + 1, 1, 1}})
    EXPECT_FALSE(day_number(bad)) << bad.year << '-' << bad.month << '-' << bad.day;
  EXPECT_TRUE(day_number({-1, 2, 29}));  // the year before 1 is a leap year
}

TEST(Calendar, TellsDayAndTimeOfSeconds) {
  EXPECT_EQ(day_time_of(-1).day, -1);
  EXPECT_EQ(day_time_of(-1).seconds, seconds_of_day - 1);
  EXPECT_EQ(day_time_of(seconds_of_day).day, 1);
}

TEST(Calendar, EndsShortMonthsAtTheirLastDay) {
  EXPECT_EQ(months_later({2026, 1, 31}, 1), (Civil{2026, 2, 28}));
  EXPECT_EQ(months_later({2024, 2, 29}, -12), (Civil{2023, 2, 28}));
  EXPECT_EQ(months_later({1, 1, 15}, -1), (Civil{-1, 12, 15}));
  EXPECT_FALSE(months_later({last_year, 12, 1}, 1));
}

}  // namespace
}  // namespace ecluse::xpath
