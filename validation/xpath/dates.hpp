// Dates, times and durations: the lexical forms of XML Schema, and the arithmetic and order of
// XPath 2.0 on them (Functions and Operators 10). Called by casts, operators and functions, from
// any thread. Texts come without white space around. Nothing is what does not exist or does not
// fit (FORG0001 in a cast, FODT0001 and FODT0002 in arithmetic).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

/// `type`: date, date_time or time. "2026-02-30" is nothing.
std::optional<Moment> read_moment(Type type, std::string_view text);
/// Canonical, with the zone that it has.
std::string moment_text(Type type, const Moment& moment);

/// `type`: duration, year_month_duration or day_time_duration.
std::optional<Duration> read_duration(Type type, std::string_view text);
std::string duration_text(Type type, const Duration& duration);

/// From a moment to its point on the time line; `zone` (minutes) stands for a missing one.
struct Instant {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend bool operator==(const Instant&, const Instant&) = default;
  friend std::strong_ordering operator<=>(const Instant& a, const Instant& b) {
    return std::tie(a.seconds, a.nanos) <=> std::tie(b.seconds, b.nanos);
  }
};
Instant instant_of(const Moment& moment, std::int16_t zone);

/// A date keeps no time of the day, a time wraps at midnight.
std::optional<Moment> moment_plus(Type type, const Moment& moment, const Duration& duration);
/// A dayTimeDuration.
std::optional<Duration> moment_minus(const Moment& a, const Moment& b, std::int16_t zone);

Duration negated(const Duration& duration);
std::optional<Duration> duration_sum(const Duration& a, const Duration& b);
/// `type`: year_month_duration (whole months, rounded) or day_time_duration; `factor` is finite.
std::optional<Duration> duration_product(Type type, const Duration& duration, double factor);
/// The quotient of two durations of that type as an xs:decimal; nothing when `b` is zero.
MaybeWide duration_quotient(Type type, const Duration& a, const Duration& b);

}  // namespace ecluse::xpath
