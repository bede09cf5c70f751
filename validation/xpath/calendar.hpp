// Days of the proleptic Gregorian calendar and hours of the day, as counted seconds and as people
// write them. Called by dates and by the functions that take dates apart; pure.
#pragma once

#include <cstdint>
#include <optional>

namespace ecluse::xpath {

inline constexpr std::int64_t seconds_of_day = 86'400;

/// Years as in XML Schema 1.0: the year before 1 is -1.
struct Civil {
  std::int64_t year = 1;
  std::int64_t month = 1;  ///< 1 to 12
  std::int64_t day = 1;    ///< 1 to 31

  friend bool operator==(const Civil&, const Civil&) = default;
};

/// Years are told to nine digits.
inline constexpr std::int64_t last_year = 999'999'999;

std::int64_t days_of_month(std::int64_t year, std::int64_t month);
/// Days since 1970-01-01; nothing when there is no such day, or year 0, or one too far.
std::optional<std::int64_t> day_number(const Civil& civil);
Civil civil_of_day(std::int64_t day_number);

/// The local day and the seconds since its midnight of seconds since 1970-01-01T00:00:00.
struct DayTime {
  std::int64_t day = 0;
  std::int64_t seconds = 0;  ///< 0 to 86,399
};
DayTime day_time_of(std::int64_t seconds);

/// The same day of the month so many months later, or the last one of that month when it is
/// shorter; nothing when that is too far.
std::optional<Civil> months_later(const Civil& civil, std::int64_t months);

}  // namespace ecluse::xpath
