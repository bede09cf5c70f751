#include "lifecycle/paris_time.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

TEST(ParisTime, ReadsAsTheClocksInFranceDo) {
  struct Row {
    const char *utc, *iso, *text, *day;
  };
  const Row rows[] = {
      {"2026-01-15T09:25:28.137Z", "2026-01-15T10:25:28.137+01:00", "15/01/2026 10:25:28",
       "2026-01-15"},
      {"2026-07-01T09:25:28.000Z", "2026-07-01T11:25:28.000+02:00", "01/07/2026 11:25:28",
       "2026-07-01"},
      // Midnight comes before it does in UTC.
      {"2026-01-15T22:59:59.999Z", "2026-01-15T23:59:59.999+01:00", "15/01/2026 23:59:59",
       "2026-01-15"},
      {"2026-01-15T23:00:00.000Z", "2026-01-16T00:00:00.000+01:00", "16/01/2026 00:00:00",
       "2026-01-16"},
      {"2025-12-31T23:30:00.000Z", "2026-01-01T00:30:00.000+01:00", "01/01/2026 00:30:00",
       "2026-01-01"},
      // 29 March 2026: 02:00 becomes 03:00.
      {"2026-03-29T00:59:59.999Z", "2026-03-29T01:59:59.999+01:00", "29/03/2026 01:59:59",
       "2026-03-29"},
      {"2026-03-29T01:00:00.000Z", "2026-03-29T03:00:00.000+02:00", "29/03/2026 03:00:00",
       "2026-03-29"},
      // 25 October 2026: 03:00 becomes 02:00.
      {"2026-10-25T00:59:59.999Z", "2026-10-25T02:59:59.999+02:00", "25/10/2026 02:59:59",
       "2026-10-25"},
      {"2026-10-25T01:00:00.000Z", "2026-10-25T02:00:00.000+01:00", "25/10/2026 02:00:00",
       "2026-10-25"},
  };
  for (const auto& row : rows) {
    const auto instant = parse_utc(row.utc).value();
    EXPECT_EQ(paris_iso_text(instant), row.iso);
    EXPECT_EQ(paris_text(instant), row.text);
    EXPECT_EQ(iso_text(paris_day(instant)), row.day);
  }
}

TEST(ParisTime, AgreesWithTheTzDatabaseAtEveryHourOfThisHalfCentury) {
  const date::time_zone* paris = nullptr;
  try {
    paris = date::locate_zone("Europe/Paris");
  } catch (const std::runtime_error&) {
    GTEST_SKIP() << "the tz database is absent";
  }
  const auto last = parse_utc("2037-12-31T00:00:00.000Z").value();
  for (auto at = parse_utc("2000-01-01T00:00:00.000Z").value(); at < last;
       at += std::chrono::hours{1}) {
    const auto offset = paris->get_info(std::chrono::floor<std::chrono::seconds>(at)).offset;
    ASSERT_TRUE(paris_iso_text(at).ends_with(offset == std::chrono::hours{2} ? "+02:00" : "+01:00"))
        << utc_text(at);
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
