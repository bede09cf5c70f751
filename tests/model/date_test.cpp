#include "model/date.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

using namespace std::chrono_literals;

constexpr Date some_day{std::chrono::year{2026}, std::chrono::January, std::chrono::day{31}};

TEST(Date, ReadsIsoDaysOfTheCalendarOnly) {
  EXPECT_EQ(parse_iso_date("2026-01-31"), some_day);
  for (const auto* bad : {"", "2026-1-31", "20260131", "2026-02-29", "2026-13-01", "2026/01/31",
                          "2026-01-31Z", "abcd-ef-gh", "-026-01-31"})
    EXPECT_FALSE(parse_iso_date(bad)) << bad;
}

TEST(Date, ReadsCompactDaysOfTheCalendarOnly) {
  EXPECT_EQ(parse_compact_date("20260131"), some_day);
  EXPECT_TRUE(parse_compact_date("20240229"));
  for (const auto* bad : {"", "2026-01-31", "20260231", "20261301", "2026013", "2026013a"})
    EXPECT_FALSE(parse_compact_date(bad)) << bad;
}

TEST(Date, IsWrittenAsItWasRead) {
  EXPECT_EQ(iso_text(some_day), "2026-01-31");
}

TEST(Instant, IsWrittenInUtcToTheMillisecond) {
  const Instant instant = std::chrono::sys_days{some_day} + 23h + 5min + 9s + 7ms;
  EXPECT_EQ(utc_text(instant), "2026-01-31T23:05:09.007Z");
  EXPECT_EQ(parse_utc(utc_text(instant)), instant);
}

TEST(Instant, RefusesAnotherForm) {
  for (const auto* bad : {"", "2026-01-31T23:05:09Z", "2026-01-31T24:05:09.007Z",
                          "2026-01-31 23:05:09.007Z", "2026-02-31T23:05:09.007Z"})
    EXPECT_FALSE(parse_utc(bad)) << bad;
}

}  // namespace
}  // namespace ecluse
