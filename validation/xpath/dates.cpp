#include "validation/xpath/dates.hpp"

#include <cmath>

#include "validation/xpath/calendar.hpp"

namespace ecluse::xpath {
namespace {

constexpr std::int32_t second_nanos = 1'000'000'000;
constexpr std::int64_t longest = INT64_MAX / 4;  ///< seconds of a duration

/// Takes a text apart from the left; what is not there leaves it as it is.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }

  bool take(char c) {
    if (!next_is(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// All digits that follow, `least` to `most` of them.
  std::optional<std::int64_t> number(std::size_t least, std::size_t most) {
    const auto digits = rest_.substr(0, rest_.find_first_not_of("0123456789"));
    if (digits.size() < least || digits.size() > most) return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    rest_.remove_prefix(digits.size());
    return value;
  }

  /// Exactly two digits, up to `most`.
  std::optional<std::int64_t> two_digits(std::int64_t most) {
    const auto value = number(2, 2);
    return value && *value <= most ? value : std::nullopt;
  }

  /// ".5" as nanoseconds, what is finer cut off; 0 when no point follows, nothing for ".".
  std::optional<std::int32_t> fraction() {
    if (!take('.')) return 0;
    const auto digits = rest_.substr(0, rest_.find_first_not_of("0123456789"));
    if (digits.empty()) return std::nullopt;
    std::int32_t nanos = 0;
    for (std::size_t i = 0; i < 9; ++i)
      nanos = nanos * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    rest_.remove_prefix(digits.size());
    return nanos;
  }

  /// How many digits follow, and the character behind them.
  [[nodiscard]] std::size_t digits_ahead() const {
    return rest_.substr(0, rest_.find_first_not_of("0123456789")).size();
  }
  [[nodiscard]] char after_digits() const {
    const auto at = digits_ahead();
    return at < rest_.size() ? rest_[at] : '\0';
  }

 private:
  std::string_view rest_;
};

std::optional<std::int64_t> read_day(Scanner& text) {
  const bool negative = text.take('-');
  const bool long_year = text.digits_ahead() > 4;
  if (long_year && text.next_is('0')) return std::nullopt;
  const auto year = text.number(4, 9);
  if (!year || !text.take('-')) return std::nullopt;
  const auto month = text.two_digits(12);
  if (!month || !text.take('-')) return std::nullopt;
  const auto day = text.two_digits(31);
  if (!day) return std::nullopt;
  return day_number({.year = negative ? -*year : *year, .month = *month, .day = *day});
}

/// Sets the seconds since midnight, 24:00:00 included, and the nanoseconds.
bool read_clock(Scanner& text, Moment& moment) {
  const auto hours = text.two_digits(24);
  if (!hours || !text.take(':')) return false;
  const auto minutes = text.two_digits(59);
  if (!minutes || !text.take(':')) return false;
  const auto seconds = text.two_digits(59);
  if (!seconds) return false;
  const auto nanos = text.fraction();
  if (!nanos) return false;
  if (*hours == 24 && (*minutes != 0 || *seconds != 0 || *nanos != 0)) return false;
  moment.seconds += *hours * 3600 + *minutes * 60 + *seconds;
  moment.nanos = *nanos;
  return true;
}

bool read_zone(Scanner& text, Moment& moment) {
  if (text.done()) return true;
  if (text.take('Z')) {
    moment.zone = 0;
    return text.done();
  }
  const bool west = text.take('-');
  if (!west && !text.take('+')) return false;
  const auto hours = text.two_digits(14);
  if (!hours || !text.take(':')) return false;
  const auto minutes = text.two_digits(59);
  if (!minutes || (*hours == 14 && *minutes != 0)) return false;
  const auto zone = static_cast<std::int16_t>(*hours * 60 + *minutes);
  moment.zone = west ? static_cast<std::int16_t>(-zone) : zone;
  return text.done();
}

void append_padded(std::string& text, std::int64_t number, std::size_t width) {
  const auto digits = std::to_string(number);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

void append_fraction(std::string& text, std::int32_t nanos) {
  if (nanos == 0) return;
  text += '.';
  append_padded(text, nanos, 9);
  text.erase(text.find_last_not_of('0') + 1);
}

void append_day(std::string& text, std::int64_t day) {
  const auto civil = civil_of_day(day);
  if (civil.year < 0) text += '-';
  append_padded(text, std::abs(civil.year), 4);
  text += '-';
  append_padded(text, civil.month, 2);
  text += '-';
  append_padded(text, civil.day, 2);
}

void append_clock(std::string& text, std::int64_t seconds, std::int32_t nanos) {
  append_padded(text, seconds / 3600, 2);
  text += ':';
  append_padded(text, seconds / 60 % 60, 2);
  text += ':';
  append_padded(text, seconds % 60, 2);
  append_fraction(text, nanos);
}

void append_zone(std::string& text, std::int16_t zone) {
  if (zone == Moment::no_zone) return;
  if (zone == 0) {
    text += 'Z';
    return;
  }
  text += zone < 0 ? '-' : '+';
  append_padded(text, std::abs(zone) / 60, 2);
  text += ':';
  append_padded(text, std::abs(zone) % 60, 2);
}

/// A part of a duration: its number, when the letter behind it is `unit`.
struct Part {
  std::int64_t number = 0;
  bool there = false;
};

Part take_part(Scanner& text, char unit) {
  if (text.after_digits() != unit || text.digits_ahead() == 0) return {};
  const auto number = text.number(1, 12);
  if (!number) return {};
  text.take(unit);
  return {.number = *number, .there = true};
}

struct Parts {
  std::int64_t months = 0;
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  bool has_months = false;
  bool has_seconds = false;
};

bool read_seconds(Scanner& text, Parts& parts) {
  if (text.digits_ahead() == 0) return true;
  const auto seconds = text.number(1, 12);
  const auto nanos = text.fraction();
  if (!seconds || !nanos || !text.take('S')) return false;
  parts.seconds += *seconds;
  parts.nanos = *nanos;
  parts.has_seconds = true;
  return true;
}

bool read_parts(Scanner& text, Parts& parts) {
  const auto years = take_part(text, 'Y');
  const auto months = take_part(text, 'M');
  const auto days = take_part(text, 'D');
  parts.months = years.number * 12 + months.number;
  parts.has_months = years.there || months.there;
  parts.seconds = days.number * seconds_of_day;
  parts.has_seconds = days.there;
  if (!text.take('T')) return text.done();
  if (text.done()) return false;
  const auto hours = take_part(text, 'H');
  const auto minutes = take_part(text, 'M');
  parts.seconds += hours.number * 3600 + minutes.number * 60;
  parts.has_seconds = parts.has_seconds || hours.there || minutes.there;
  return read_seconds(text, parts) && text.done();
}

Wide total_nanos(const Duration& duration) {
  return Wide{duration.seconds} * second_nanos + duration.nanos;
}

std::optional<Duration> of_nanos(Wide nanos) {
  const auto seconds = nanos / second_nanos;
  if (seconds > longest || seconds < -longest) return std::nullopt;
  return Duration{.seconds = static_cast<std::int64_t>(seconds),
                  .nanos = static_cast<std::int32_t>(nanos % second_nanos),
                  .months = 0};
}

bool fits_months(std::int64_t months) {
  return months <= INT32_MAX && months >= -INT32_MAX;
}

void append_unit(std::string& text, std::int64_t number, char unit) {
  if (number != 0) text += std::to_string(number) + unit;
}

void append_hours(std::string& text, std::int64_t seconds, std::int32_t nanos) {
  if (seconds == 0 && nanos == 0) return;
  text += 'T';
  append_unit(text, seconds / 3600, 'H');
  append_unit(text, seconds / 60 % 60, 'M');
  if (seconds % 60 == 0 && nanos == 0) return;
  text += std::to_string(seconds % 60);
  append_fraction(text, nanos);
  text += 'S';
}

}  // namespace

std::optional<Moment> read_moment(Type type, std::string_view text) {
  Scanner scanner(text);
  Moment moment;
  if (type != Type::time) {
    const auto day = read_day(scanner);
    if (!day || (type == Type::date_time && !scanner.take('T'))) return std::nullopt;
    moment.seconds = *day * seconds_of_day;
  }
  if (type != Type::date && !read_clock(scanner, moment)) return std::nullopt;
  if (type == Type::time) moment.seconds %= seconds_of_day;
  if (!read_zone(scanner, moment)) return std::nullopt;
  return moment;
}

std::string moment_text(Type type, const Moment& moment) {
  const auto [day, seconds] = day_time_of(moment.seconds);
  std::string text;
  if (type != Type::time) append_day(text, day);
  if (type == Type::date_time) text += 'T';
  if (type != Type::date) append_clock(text, seconds, moment.nanos);
  append_zone(text, moment.zone);
  return text;
}

std::optional<Duration> read_duration(Type type, std::string_view text) {
  Scanner scanner(text);
  const bool negative = scanner.take('-');
  Parts parts;
  if (!scanner.take('P') || !read_parts(scanner, parts)) return std::nullopt;
  if (!parts.has_months && !parts.has_seconds) return std::nullopt;
  if (type == Type::year_month_duration && parts.has_seconds) return std::nullopt;
  if (type == Type::day_time_duration && parts.has_months) return std::nullopt;
  if (!fits_months(parts.months)) return std::nullopt;
  const Duration duration{.seconds = parts.seconds,
                          .nanos = parts.nanos,
                          .months = static_cast<std::int32_t>(parts.months)};
  return negative ? negated(duration) : duration;
}

std::string duration_text(Type type, const Duration& duration) {
  const bool negative = duration.months < 0 || duration.seconds < 0 || duration.nanos < 0;
  const auto size = negative ? negated(duration) : duration;
  std::string text = negative ? "-P" : "P";
  const auto empty = text.size();
  append_unit(text, size.months / 12, 'Y');
  append_unit(text, size.months % 12, 'M');
  append_unit(text, size.seconds / seconds_of_day, 'D');
  append_hours(text, size.seconds % seconds_of_day, size.nanos);
  if (text.size() == empty) text += type == Type::year_month_duration ? "0M" : "T0S";
  return text;
}

Instant instant_of(const Moment& moment, std::int16_t zone) {
  const auto minutes = moment.zone == Moment::no_zone ? zone : moment.zone;
  return {.seconds = moment.seconds - std::int64_t{minutes} * 60, .nanos = moment.nanos};
}

std::optional<Moment> moment_plus(Type type, const Moment& moment, const Duration& duration) {
  auto [day, seconds] = day_time_of(moment.seconds);
  if (duration.months != 0) {
    const auto later = months_later(civil_of_day(day), duration.months);
    if (!later) return std::nullopt;
    day = *day_number(*later);
  }
  Moment sum = moment;
  sum.seconds = day * seconds_of_day + seconds + duration.seconds;
  sum.nanos = moment.nanos + duration.nanos;
  if (sum.nanos < 0 || sum.nanos >= second_nanos) {
    const int carry = sum.nanos < 0 ? -1 : 1;
    sum.nanos -= carry * second_nanos;
    sum.seconds += carry;
  }
  const auto reached = day_time_of(sum.seconds);
  if (type == Type::time) sum.seconds = reached.seconds;
  if (type == Type::date) sum.seconds = reached.day * seconds_of_day;
  if (type == Type::date) sum.nanos = 0;
  if (type != Type::time && !day_number(civil_of_day(reached.day))) return std::nullopt;
  return sum;
}

std::optional<Duration> moment_minus(const Moment& a, const Moment& b, std::int16_t zone) {
  const auto from = instant_of(b, zone);
  const auto to = instant_of(a, zone);
  return of_nanos(Wide{to.seconds - from.seconds} * second_nanos + (to.nanos - from.nanos));
}

Duration negated(const Duration& duration) {
  return {.seconds = -duration.seconds, .nanos = -duration.nanos, .months = -duration.months};
}

std::optional<Duration> duration_sum(const Duration& a, const Duration& b) {
  const auto months = std::int64_t{a.months} + b.months;
  auto sum = of_nanos(total_nanos(a) + total_nanos(b));
  if (!sum || !fits_months(months)) return std::nullopt;
  sum->months = static_cast<std::int32_t>(months);
  return sum;
}

std::optional<Duration> duration_product(Type type, const Duration& duration, double factor) {
  if (type == Type::year_month_duration) {
    const double months = std::floor(duration.months * factor + 0.5);
    if (!(std::fabs(months) <= INT32_MAX)) return std::nullopt;
    return Duration{.seconds = 0, .nanos = 0, .months = static_cast<std::int32_t>(months)};
  }
  const auto nanos = static_cast<long double>(total_nanos(duration)) * factor;
  if (!(std::fabs(nanos) <= 1e37L)) return std::nullopt;
  return of_nanos(static_cast<Wide>(std::round(nanos)));
}

MaybeWide duration_quotient(Type type, const Duration& a, const Duration& b) {
  const bool months = type == Type::year_month_duration;
  const Wide divisor = months ? Wide{b.months} : total_nanos(b);
  if (divisor == 0) return std::nullopt;
  return decimal_quotient(months ? Wide{a.months} : total_nanos(a), divisor);
}

}  // namespace ecluse::xpath
