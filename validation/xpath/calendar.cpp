#include "validation/xpath/calendar.hpp"

#include <algorithm>
#include <array>

namespace ecluse::xpath {
namespace {

constexpr std::int64_t days_of_era = 146'097;  ///< 400 years
constexpr std::int64_t epoch = 719'468;        ///< days from 0000-03-01 to 1970-01-01

constexpr std::int64_t floor_divided(std::int64_t number, std::int64_t by) {
  return number / by - (number % by < 0 ? 1 : 0);
}

/// With a year 0, as astronomers count.
constexpr std::int64_t astronomic(std::int64_t year) {
  return year < 0 ? year + 1 : year;
}

constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

}  // namespace

std::int64_t days_of_month(std::int64_t year, std::int64_t month) {
  constexpr std::array<std::int64_t, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && is_leap(astronomic(year))) return 29;
  return days.at(static_cast<std::size_t>(month - 1));
}

std::optional<std::int64_t> day_number(const Civil& civil) {
  const auto [year, month, day] = civil;
  if (year == 0 || year > last_year || year < -last_year) return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || day > days_of_month(year, month)) return std::nullopt;
  // Years begin in March here, so that a leap day comes last.
  const auto march_year = astronomic(year) - (month <= 2 ? 1 : 0);
  const auto era = floor_divided(march_year, 400);
  const auto year_of_era = march_year - era * 400;
  const auto day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const auto day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_of_era + day_of_era - epoch;
}

Civil civil_of_day(std::int64_t day_number) {
  const auto shifted = day_number + epoch;
  const auto era = floor_divided(shifted, days_of_era);
  const auto day_of_era = shifted - era * days_of_era;
  const auto year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const auto day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const auto march_month = (5 * day_of_year + 2) / 153;
  const auto month = march_month + (march_month < 10 ? 3 : -9);
  const auto year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {.year = year <= 0 ? year - 1 : year,
          .month = month,
          .day = day_of_year - (153 * march_month + 2) / 5 + 1};
}

DayTime day_time_of(std::int64_t seconds) {
  const auto day = floor_divided(seconds, seconds_of_day);
  return {.day = day, .seconds = seconds - day * seconds_of_day};
}

std::optional<Civil> months_later(const Civil& civil, std::int64_t months) {
  const auto count = astronomic(civil.year) * 12 + civil.month - 1 + months;
  const auto year = floor_divided(count, 12);
  Civil later{.year = year <= 0 ? year - 1 : year, .month = count - year * 12 + 1, .day = 1};
  later.day = std::min(civil.day, days_of_month(later.year, later.month));
  if (!day_number(later)) return std::nullopt;
  return later;
}

}  // namespace ecluse::xpath
