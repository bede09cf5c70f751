// Civil dates (of invoices) and instants (of events). A date has no time zone and is never shifted;
// an instant is UTC, to the millisecond. Europe/Paris is a matter of display
// (lifecycle/paris_time).
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ecluse {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// What time it is; tests pin it.
using Clock = std::function<Instant()>;

/// Reads AAAA-MM-JJ (UBL, CPP); nothing when the text is anything else or no day of the calendar.
std::optional<Date> parse_iso_date(std::string_view text);

/// Reads AAAAMMJJ (CII, format 102); nothing when the text is anything else or no day of the
/// calendar.
std::optional<Date> parse_compact_date(std::string_view text);

/// "2026-01-31".
std::string iso_text(Date date);

/// "2026-01-31T14:05:09.123Z".
std::string utc_text(Instant instant);

/// The inverse of utc_text; nothing when the text has another form.
std::optional<Instant> parse_utc(std::string_view text);

}  // namespace ecluse
