#include "model/date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ecluse {
namespace {

/// The number written by all the digits of `text`, or nothing when a character is no digit.
std::optional<int> number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> date_of(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = number(year), m = number(month), d = number(day);
  if (!y || !m || !d) return std::nullopt;
  const Date date{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
                  std::chrono::day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return date_of(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<Date> parse_compact_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return date_of(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
}

std::string iso_text(Date date) {
  std::array<char, 32> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string utc_text(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{instant - day};
  std::array<char, 32> text{};
  const int length = std::snprintf(
      text.data(), text.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
      static_cast<int>(time.subseconds().count()));
  return iso_text(Date{day}).append(text.data(), static_cast<std::size_t>(length));
}

std::optional<Instant> parse_utc(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
  if (text.size() != form.size()) return std::nullopt;
  for (const std::size_t at : {10U, 13U, 16U, 19U, 23U})
    if (text[at] != form[at]) return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto h = number(text.substr(11, 2)), m = number(text.substr(14, 2));
  const auto s = number(text.substr(17, 2)), ms = number(text.substr(20, 3));
  if (!date || !h || !m || !s || !ms || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return Instant{std::chrono::sys_days{*date}} + std::chrono::hours{*h} + std::chrono::minutes{*m} +
         std::chrono::seconds{*s} + std::chrono::milliseconds{*ms};
}

}  // namespace ecluse
