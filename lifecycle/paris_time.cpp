#include "lifecycle/paris_time.hpp"

#include <chrono>

#include "model/paris.hpp"

namespace ecluse::lifecycle {
namespace {

using std::chrono::hours;

/// The wall clock of Paris, as if it were UTC.
Instant wall_clock(Instant instant) {
  return instant + paris_offset(instant);
}

}  // namespace

std::string paris_iso_text(Instant instant) {
  auto text = utc_text(wall_clock(instant));
  text.pop_back();  // Z
  return text.append(paris_offset(instant) == hours{2} ? "+02:00" : "+01:00");
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
