// Functions and Operators 10.5 to 10.7 and 16: the parts of dates and durations, time zones, and
// what time it is.
#include <array>

#include "validation/xpath/calendar.hpp"
#include "validation/xpath/dates.hpp"
#include "validation/xpath/functions.hpp"

namespace ecluse::xpath {
namespace {

constexpr Wide nano = decimal_one / 1'000'000'000;

Sequence integer(std::int64_t number) {
  return Item::of_integer(number);
}

/// An xs:decimal of seconds.
Sequence seconds_and_nanos(std::int64_t seconds, std::int32_t nanos) {
  return Item::of_decimal(Wide{seconds} * decimal_one + Wide{nanos} * nano);
}

template <std::int64_t Civil::*Part>
Sequence part_of_day(Call& call) {
  if (call[0].empty()) return {};
  return integer(civil_of_day(day_time_of(call[0].front().moment().seconds).day).*Part);
}

template <int Unit, int Modulus>
Sequence part_of_clock(Call& call) {
  if (call[0].empty()) return {};
  return integer(day_time_of(call[0].front().moment().seconds).seconds / Unit % Modulus);
}

Sequence seconds_of_clock(Call& call) {
  if (call[0].empty()) return {};
  const auto moment = call[0].front().moment();
  return seconds_and_nanos(day_time_of(moment.seconds).seconds % 60, moment.nanos);
}

Sequence zone_duration(std::int16_t minutes) {
  return Item::of_duration(Type::day_time_duration, {std::int64_t{minutes} * 60, 0, 0});
}

Sequence timezone_of(Call& call) {
  if (call[0].empty() || call[0].front().moment().zone == Moment::no_zone) return {};
  return zone_duration(call[0].front().moment().zone);
}

Sequence years_of_duration(Call& call) {
  if (call[0].empty()) return {};
  return integer(call[0].front().duration().months / 12);
}

Sequence months_of_duration(Call& call) {
  if (call[0].empty()) return {};
  return integer(call[0].front().duration().months % 12);
}

template <int Unit, int Modulus>
Sequence part_of_duration(Call& call) {
  if (call[0].empty()) return {};
  const auto units = call[0].front().duration().seconds / Unit;
  return integer(Modulus == 0 ? units : units % Modulus);
}

Sequence seconds_of_duration(Call& call) {
  if (call[0].empty()) return {};
  const auto duration = call[0].front().duration();
  return seconds_and_nanos(duration.seconds % 60, duration.nanos);
}

/// The zone of the second argument, the implicit one without it; FODT0003 when it is none.
std::optional<std::int16_t> wanted_zone(const Call& call) {
  if (!call.has(1)) return call.evaluation.now().zone;
  if (call[1].empty()) return Moment::no_zone;
  constexpr std::int64_t widest = 50'400;  // 14 hours
  const auto duration = call[1].front().duration();
  const auto [seconds, nanos, months] = duration;
  if (nanos == 0 && months == 0 && seconds % 60 == 0 && seconds <= widest && seconds >= -widest)
    return static_cast<std::int16_t>(seconds / 60);
  call.fail("FODT0003", duration_text(Type::day_time_duration, duration));
  return std::nullopt;
}

// The same instant in another zone; what has no zone only gets it.
Sequence adjusted(Call& call) {
  if (call[0].empty()) return {};
  const auto type = call[0].front().type();
  auto moment = call[0].front().moment();
  const auto zone = wanted_zone(call);
  if (!zone) return {};
  if (*zone != Moment::no_zone && moment.zone != Moment::no_zone)
    moment.seconds += std::int64_t{*zone - moment.zone} * 60;
  const auto [day, seconds] = day_time_of(moment.seconds);
  if (type == Type::date) moment.seconds = day * seconds_of_day;
  if (type == Type::time) moment.seconds = seconds;
  moment.zone = *zone;
  return Item::of_moment(type, moment);
}

Sequence joined_date_time(Call& call) {
  if (call[0].empty() || call[1].empty()) return {};
  auto moment = call[0].front().moment();
  const auto time = call[1].front().moment();
  if (moment.zone == Moment::no_zone) moment.zone = time.zone;
  if (time.zone != Moment::no_zone && time.zone != moment.zone)
    return call.fail("FORG0008", "a date and a time of different zones");
  moment.seconds += time.seconds;
  moment.nanos = time.nanos;
  return Item::of_moment(Type::date_time, moment);
}

template <Type Wanted>
Sequence current(Call& call) {
  auto moment = call.evaluation.now();
  const auto [day, seconds] = day_time_of(moment.seconds);
  if (Wanted == Type::date) {
    moment.seconds = day * seconds_of_day;
    moment.nanos = 0;
  }
  if (Wanted == Type::time) moment.seconds = seconds;
  return Item::of_moment(Wanted, moment);
}

Sequence implicit_timezone(Call& call) {
  return zone_duration(call.evaluation.now().zone);
}

constexpr auto date = maybe(Type::date);
constexpr auto date_time = maybe(Type::date_time);
constexpr auto time = maybe(Type::time);
constexpr auto duration = maybe(Type::duration);
constexpr auto zone = maybe(Type::day_time_duration);
constexpr auto whole = maybe(Type::integer);
constexpr auto exact = maybe(Type::decimal);
constexpr auto none = Default::none;
constexpr auto now = Stable::in_one_document;

constexpr std::array rows{
    FunctionRow{"year-from-date", 1, 1, {date}, whole, part_of_day<&Civil::year>},
    FunctionRow{"month-from-date", 1, 1, {date}, whole, part_of_day<&Civil::month>},
    FunctionRow{"day-from-date", 1, 1, {date}, whole, part_of_day<&Civil::day>},
    FunctionRow{"timezone-from-date", 1, 1, {date}, zone, timezone_of},
    FunctionRow{"year-from-dateTime", 1, 1, {date_time}, whole, part_of_day<&Civil::year>},
    FunctionRow{"month-from-dateTime", 1, 1, {date_time}, whole, part_of_day<&Civil::month>},
    FunctionRow{"day-from-dateTime", 1, 1, {date_time}, whole, part_of_day<&Civil::day>},
    FunctionRow{"hours-from-dateTime", 1, 1, {date_time}, whole, part_of_clock<3600, 24>},
    FunctionRow{"minutes-from-dateTime", 1, 1, {date_time}, whole, part_of_clock<60, 60>},
    FunctionRow{"seconds-from-dateTime", 1, 1, {date_time}, exact, seconds_of_clock},
    FunctionRow{"timezone-from-dateTime", 1, 1, {date_time}, zone, timezone_of},
    FunctionRow{"hours-from-time", 1, 1, {time}, whole, part_of_clock<3600, 24>},
    FunctionRow{"minutes-from-time", 1, 1, {time}, whole, part_of_clock<60, 60>},
    FunctionRow{"seconds-from-time", 1, 1, {time}, exact, seconds_of_clock},
    FunctionRow{"timezone-from-time", 1, 1, {time}, zone, timezone_of},
    FunctionRow{"years-from-duration", 1, 1, {duration}, whole, years_of_duration},
    FunctionRow{"months-from-duration", 1, 1, {duration}, whole, months_of_duration},
    FunctionRow{"days-from-duration", 1, 1, {duration}, whole, part_of_duration<86'400, 0>},
    FunctionRow{"hours-from-duration", 1, 1, {duration}, whole, part_of_duration<3600, 24>},
    FunctionRow{"minutes-from-duration", 1, 1, {duration}, whole, part_of_duration<60, 60>},
    FunctionRow{"seconds-from-duration", 1, 1, {duration}, exact, seconds_of_duration},
    FunctionRow{"adjust-date-to-timezone", 1, 2, {date, zone}, date, adjusted, none, now},
    FunctionRow{
        "adjust-dateTime-to-timezone", 1, 2, {date_time, zone}, date_time, adjusted, none, now},
    FunctionRow{"adjust-time-to-timezone", 1, 2, {time, zone}, time, adjusted, none, now},
    FunctionRow{"dateTime", 2, 2, {date, time}, date_time, joined_date_time},
    FunctionRow{"current-date", 0, 0, {}, one(Type::date), current<Type::date>, none, now},
    FunctionRow{
        "current-dateTime", 0, 0, {}, one(Type::date_time), current<Type::date_time>, none, now},
    FunctionRow{"current-time", 0, 0, {}, one(Type::time), current<Type::time>, none, now},
    FunctionRow{
        "implicit-timezone", 0, 0, {}, one(Type::day_time_duration), implicit_timezone, none, now},
};

}  // namespace

std::span<const FunctionRow> date_functions() {
  return rows;
}

}  // namespace ecluse::xpath
