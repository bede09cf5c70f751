#include "validation/xpath/dates.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

struct Row {
  Type type;
  std::string_view text;
  std::string_view canonical;  ///< "none" for what is no value
};

constexpr Row moments[] = {
    {Type::date, "2026-11-21", "2026-11-21"},
    {Type::date, "2026-11-21Z", "2026-11-21Z"},
    {Type::date, "2026-11-21+00:00", "2026-11-21Z"},
    {Type::date, "2026-11-21-05:30", "2026-11-21-05:30"},
    {Type::date, "-0044-03-15", "-0044-03-15"},
    {Type::date, "12026-01-01", "12026-01-01"},
    {Type::date, "2024-02-29", "2024-02-29"},
    {Type::date, "2026-02-29", "none"},
    {Type::date, "2026-2-28", "none"},
    {Type::date, "0000-01-01", "none"},
    {Type::date, "02026-01-01", "none"},
    {Type::date, "20260101", "none"},
    {Type::date, "2026-01-01T00:00:00", "none"},
    {Type::date, "2026-01-01+14:01", "none"},
    {Type::date, "2026-01-01+1:00", "none"},
    {Type::date, "+2026-01-01", "none"},
    {Type::date, "", "none"},
    {Type::date_time, "2026-01-01T09:08:07.650", "2026-01-01T09:08:07.65"},
    {Type::date_time, "2026-12-31T24:00:00Z", "2027-01-01T00:00:00Z"},
    {Type::date_time, "2026-12-31T24:00:01Z", "none"},
    {Type::date_time, "2026-12-31T23:59:60", "none"},
    {Type::date_time, "2026-12-31T23:60:00", "none"},
    {Type::date_time, "2026-12-31T23:59:59.", "none"},
    {Type::date_time, "2026-12-31", "none"},
    {Type::date_time, "2026-12-31 10:00:00", "none"},
    {Type::time, "09:08:07", "09:08:07"},
    {Type::time, "24:00:00", "00:00:00"},
    {Type::time, "09:08:07.123456789012-14:00", "09:08:07.123456789-14:00"},
    {Type::time, "9:08:07", "none"},
    {Type::time, "09:08", "none"},
};

TEST(Dates, AreReadAsXmlSchemaWritesThem) {
  for (const auto& [type, text, canonical] : moments) {
    const auto moment = read_moment(type, text);
    EXPECT_EQ(moment ? moment_text(type, *moment) : "none", canonical) << text;
  }
}

constexpr Row durations[] = {
    {Type::duration, "P1Y2M3DT4H5M6.7S", "P1Y2M3DT4H5M6.7S"},
    {Type::duration, "-P14M", "-P1Y2M"},
    {Type::duration, "P0Y", "PT0S"},
    {Type::duration, "P", "none"},
    {Type::duration, "P1DT", "none"},
    {Type::duration, "1D", "none"},
    {Type::duration, "P1H", "none"},
    {Type::duration, "P-1D", "none"},
    {Type::duration, "P1.5D", "none"},
    {Type::duration, "P1M1Y", "none"},
    {Type::year_month_duration, "P13M", "P1Y1M"},
    {Type::year_month_duration, "-P0M", "P0M"},
    {Type::year_month_duration, "P1Y1D", "none"},
    {Type::day_time_duration, "PT90061S", "P1DT1H1M1S"},
    {Type::day_time_duration, "-PT0.5S", "-PT0.5S"},
    {Type::day_time_duration, "PT0S", "PT0S"},
    {Type::day_time_duration, "P1M", "none"},
    {Type::day_time_duration, "PT1.S", "none"},
    {Type::day_time_duration, "P30D", "P30D"},
};

TEST(Durations, AreReadAsXmlSchemaWritesThem) {
  for (const auto& [type, text, canonical] : durations) {
    const auto duration = read_duration(type, text);
    EXPECT_EQ(duration ? duration_text(type, *duration) : "none", canonical) << text;
  }
}

struct Sum {
  Type type;
  std::string_view moment;
  Type duration_type;
  std::string_view duration;
  std::string_view sum;
};

constexpr Sum sums[] = {
    {Type::date, "2026-01-31", Type::year_month_duration, "P1M", "2026-02-28"},
    {Type::date, "2026-01-31Z", Type::day_time_duration, "P1DT23H", "2026-02-01Z"},
    {Type::date, "2026-01-01", Type::day_time_duration, "-PT1S", "2025-12-31"},
    {Type::date_time, "2026-12-31T23:59:59.5", Type::day_time_duration, "PT0.5S",
     "2027-01-01T00:00:00"},
    {Type::date_time, "2026-01-01T00:00:00.2", Type::day_time_duration, "-PT0.3S",
     "2025-12-31T23:59:59.9"},
    {Type::time, "23:30:00", Type::day_time_duration, "PT45M", "00:15:00"},
    {Type::time, "00:10:00+01:00", Type::day_time_duration, "-P3DT20M", "23:50:00+01:00"},
    {Type::date, "999999999-12-31", Type::day_time_duration, "P1D", "none"},
    {Type::date, "999999999-12-31", Type::year_month_duration, "P1M", "none"},
};

TEST(Dates, MoveByDurations) {
  for (const auto& row : sums) {
    const auto sum = moment_plus(row.type, read_moment(row.type, row.moment).value(),
                                 read_duration(row.duration_type, row.duration).value());
    EXPECT_EQ(sum ? moment_text(row.type, *sum) : "none", row.sum) << row.moment << row.duration;
  }
}

TEST(Dates, AreComparedOnTheTimeLine) {
  const auto at = [](std::string_view text, std::int16_t zone = 0) {
    return instant_of(read_moment(Type::date_time, text).value(), zone);
  };
  EXPECT_EQ(at("2026-01-01T12:00:00+02:00"), at("2026-01-01T10:00:00Z"));
  EXPECT_EQ(at("2026-01-01T12:00:00", 60), at("2026-01-01T11:00:00Z"));
  EXPECT_LT(at("2026-01-01T12:00:00.1Z"), at("2026-01-01T12:00:00.2Z"));
}

TEST(Dates, AreApartByADuration) {
  const auto from = read_moment(Type::date, "2026-01-01Z").value();
  const auto to = read_moment(Type::date, "2026-03-01+05:00").value();
  EXPECT_EQ(duration_text(Type::day_time_duration, *moment_minus(to, from, 0)), "P58DT19H");
  EXPECT_EQ(duration_text(Type::day_time_duration, *moment_minus(from, to, 0)), "-P58DT19H");
}

TEST(Durations, AreAddedMultipliedAndDivided) {
  const auto duration = [](Type type, std::string_view text) {
    return read_duration(type, text).value();
  };
  const auto months = Type::year_month_duration;
  const auto days = Type::day_time_duration;
  EXPECT_EQ(duration_text(days, *duration_sum(duration(days, "PT0.7S"), duration(days, "PT0.6S"))),
            "PT1.3S");
  EXPECT_EQ(duration_text(days, *duration_sum(duration(days, "P1D"), duration(days, "-PT25H"))),
            "-PT1H");
  EXPECT_EQ(duration_text(months, *duration_product(months, duration(months, "P5M"), 0.5)), "P3M");
  EXPECT_EQ(duration_text(months, *duration_product(months, duration(months, "-P5M"), 0.5)),
            "-P2M");
  EXPECT_EQ(duration_text(days, *duration_product(days, duration(days, "P1D"), 1.5)), "P1DT12H");
  EXPECT_FALSE(duration_product(months, duration(months, "P1Y"), 1e300));
  EXPECT_FALSE(duration_product(days, duration(days, "P1D"), 1e300));
  EXPECT_EQ(decimal_text(*duration_quotient(days, duration(days, "P3D"), duration(days, "PT16H"))),
            "4.5");
  EXPECT_EQ(
      decimal_text(*duration_quotient(months, duration(months, "P1Y"), duration(months, "-P5M"))),
      "-2.4");
  EXPECT_FALSE(duration_quotient(days, duration(days, "P3D"), duration(days, "PT0S")));
}

}  // namespace
}  // namespace ecluse::xpath
