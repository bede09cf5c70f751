#include "model/paris.hpp"

#include <algorithm>
#include <string>

namespace ecluse {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// 01:00 UTC of the last Sunday of a month.
Instant change_of(std::chrono::year year, std::chrono::month month) {
  return std::chrono::sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + hours{1};
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// "Z", "+01:00"; nothing when the text is no zone.
std::optional<minutes> zone_of(std::string_view text) {
  if (text == "Z") return minutes{0};
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  if (!all_digits(text.substr(1, 2)) || !all_digits(text.substr(4, 2))) return std::nullopt;
  const auto length = hours{two_digits(text, 1)} + minutes{two_digits(text, 4)};
  if (length > hours{14} || two_digits(text, 4) > 59) return std::nullopt;
  return text[0] == '-' ? -length : length;
}

/// Takes ".137" off the front of `text`, as the three digits of a millisecond; nothing when a point
/// has no digit behind it.
std::optional<std::string> take_milliseconds(std::string_view& text) {
  if (!text.starts_with('.')) return "000";
  const auto end =
      std::find_if_not(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto digits = text.substr(1, static_cast<std::size_t>(end - text.begin()) - 1);
  if (digits.empty()) return std::nullopt;
  text.remove_prefix(digits.size() + 1);
  auto three = std::string(digits.substr(0, 3));
  three.resize(3, '0');
  return three;
}

}  // namespace

hours paris_offset(Instant instant) {
  const Date day{std::chrono::floor<std::chrono::days>(instant)};
  const bool summer = instant >= change_of(day.year(), std::chrono::March) &&
                      instant < change_of(day.year(), std::chrono::October);
  return hours{summer ? 2 : 1};
}

Instant from_paris(Instant wall_clock) {
  const auto in_summer = wall_clock - hours{2};
  return paris_offset(in_summer) == hours{2} ? in_summer : wall_clock - hours{1};
}

std::optional<Instant> parse_date_time(std::string_view text) {
  constexpr std::size_t seconds_end = 19;
  if (text.size() < seconds_end) return std::nullopt;
  auto rest = text.substr(seconds_end);
  const auto milliseconds = take_milliseconds(rest);
  if (!milliseconds) return std::nullopt;
  const auto wall = parse_utc(std::string(text.substr(0, seconds_end)) + '.' + *milliseconds + 'Z');
  if (!wall) return std::nullopt;
  if (rest.empty()) return from_paris(*wall);
  const auto zone = zone_of(rest);
  return zone ? std::optional(*wall - *zone) : std::nullopt;
}

std::optional<Instant> parse_compact_time(std::string_view text) {
  if ((text.size() != 8 && text.size() != 12 && text.size() != 14) || !all_digits(text))
    return std::nullopt;
  auto padded = std::string(text);
  padded.resize(14, '0');
  const std::string_view all = padded;
  const auto part = [&](std::size_t at) { return std::string(all.substr(at, 2)); };
  const auto wall = parse_utc(std::string(all.substr(0, 4)) + '-' + part(4) + '-' + part(6) + 'T' +
                              part(8) + ':' + part(10) + ':' + part(12) + ".000Z");
  return wall ? std::optional(from_paris(*wall)) : std::nullopt;
}

}  // namespace ecluse
