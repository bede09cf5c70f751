// What a date, a time, a dateTime and a duration are, as plain numbers. Made and read by dates.hpp,
// held by items (value.hpp).
#pragma once

#include <cstdint>

namespace ecluse::xpath {

/// A date, time or dateTime as written: seconds of the local clock since 1970-01-01T00:00:00 of the
/// proleptic calendar (a date stands at midnight, a time on 1970-01-01).
struct Moment {
  static constexpr std::int16_t no_zone = INT16_MIN;
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;       ///< 0 to 999,999,999
  std::int16_t zone = no_zone;  ///< minutes east of UTC, -840 to 840
  friend bool operator==(const Moment&, const Moment&) = default;
};

/// Of any duration type; the three parts have the same sign.
struct Duration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  std::int32_t months = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};

}  // namespace ecluse::xpath
