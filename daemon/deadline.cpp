#include "daemon/deadline.hpp"

#include <charconv>
#include <optional>

#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

std::optional<int> number_of(std::string_view digits) {
  int number = 0;
  const auto* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  const bool good = !digits.empty() && digits.size() <= 5 && digits.front() != '-' &&
                    read.ec == std::errc() && read.ptr == end;
  return good ? std::optional(number) : std::nullopt;
}

std::optional<std::chrono::seconds> duration_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto number = number_of(text.substr(0, text.size() - 1));
  if (!number) return std::nullopt;
  switch (text.back()) {
    case 's':
      return std::chrono::seconds(*number);
    case 'm':
      return std::chrono::minutes(*number);
    case 'h':
      return std::chrono::hours(*number);
    default:
      return std::nullopt;
  }
}

/// The next minute at which the clocks of Paris say so; looked for minute by minute, since a night
/// of spring lacks an hour and one of autumn has it twice.
std::optional<Instant> next_hour(std::string_view text, Instant now) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = number_of(text.substr(0, 2));
  const auto minute = number_of(text.substr(3));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  auto at = std::chrono::ceil<std::chrono::minutes>(now);
  for (int tries = 0; tries < 2 * 24 * 60; ++tries, at += 1min)
    if (lifecycle::paris_iso_text(Instant(at)).substr(11, 5) == text) return Instant(at);
  return std::nullopt;
}

}  // namespace

Result<Instant> deadline(std::string_view text, Instant now) {
  if (const auto at = next_hour(text, now)) return *at;
  const auto time = duration_of(text);
  if (!time || *time > 24h) return failure("E_DEADLINE", std::string(text));
  return now + *time;
}

}  // namespace ecluse::daemon
