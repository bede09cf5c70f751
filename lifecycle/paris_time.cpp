#include "lifecycle/paris_time.hpp"

#include <chrono>

namespace ecluse::lifecycle {
namespace {

using std::chrono::hours;

/// 01:00 UTC of the last Sunday of a month, when the clocks of the Union change (directive
/// 2000/84/CE).
Instant change_of(std::chrono::year year, std::chrono::month month) {
  return std::chrono::sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + hours{1};
}

/// How far Paris is ahead of UTC. A rule rather than the tz database: loading that takes 2 to 8 ms
/// of a start that must stay under 60, and it may be absent. The test compares the two.
hours offset_at(Instant instant) {
  const Date day{std::chrono::floor<std::chrono::days>(instant)};
  const bool summer = instant >= change_of(day.year(), std::chrono::March) &&
                      instant < change_of(day.year(), std::chrono::October);
  return hours{summer ? 2 : 1};
}

/// The wall clock of Paris, as if it were UTC.
Instant wall_clock(Instant instant) {
  return instant + offset_at(instant);
}

}  // namespace

std::string paris_iso_text(Instant instant) {
  auto text = utc_text(wall_clock(instant));
  text.pop_back();  // Z
  return text.append(offset_at(instant) == hours{2} ? "+02:00" : "+01:00");
}

std::string paris_text(Instant instant) {
  const auto iso = utc_text(wall_clock(instant));  // AAAA-MM-JJThh:mm:ss.mmmZ
  return iso.substr(8, 2) + '/' + iso.substr(5, 2) + '/' + iso.substr(0, 4) + ' ' +
         iso.substr(11, 8);
}

Date paris_day(Instant instant) {
  return Date{std::chrono::floor<std::chrono::days>(wall_clock(instant))};
}

}  // namespace ecluse::lifecycle
