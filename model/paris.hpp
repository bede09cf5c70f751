// The civil time of Paris: what an hour written without a zone means in France, and how far that
// clock is from UTC. Pure functions, used by parsers and lifecycle, from any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "model/date.hpp"

namespace ecluse {

/// How far Paris is ahead of UTC at that instant: 1 or 2 hours (directive 2000/84/CE: last Sundays
/// of March and October, 01:00 UTC).
std::chrono::hours paris_offset(Instant instant);

/// The instant at which the clocks of Paris show `wall_clock` (an hour as if it were UTC). The hour
/// that October shows twice is taken the first time, the hour that March skips as if winter lasted.
Instant from_paris(Instant wall_clock);

/// Reads xs:dateTime (chorus-edi.md §5.2): AAAA-MM-JJThh:mm:ss, decimals of seconds or none, a zone
/// or none; without a zone it is an hour of Paris. Beyond the millisecond is left out. Nothing when
/// the text is anything else.
std::optional<Instant> parse_date_time(std::string_view text);

/// Reads AAAAMMJJ, AAAAMMJJhhmm or AAAAMMJJhhmmss (formats 102, 203 and 204 of CDAR, §10.5) as an
/// hour of Paris; nothing when the text is anything else.
std::optional<Instant> parse_compact_time(std::string_view text);

}  // namespace ecluse
