#include "model/decimal.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace ecluse {
namespace {

constexpr std::size_t max_whole_digits = 19;

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

std::string_view without_leading_zeros(std::string_view digits) {
  const auto first = std::min(digits.find_first_not_of('0'), digits.size());
  return digits.substr(first);
}

Int128 number_of(std::string_view digits) {
  Int128 number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

constexpr Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

/// `value / divisor`, half away from zero.
constexpr Int128 divided_half_up(Int128 value, Int128 divisor) {
  const Int128 half = value < 0 ? -divisor / 2 : divisor / 2;
  return (value + half) / divisor;
}

constexpr Int128 magnitude(Int128 value) {
  return value < 0 ? -value : value;
}

/// The largest product, 10²⁵: ten million of them can be summed.
constexpr Int128 largest = power_of_ten(25 + Decimal::scale);

/// The digits of a number that is not negative, from behind, the point among them. Machine words
/// are divided ten times faster than 128 bits, and hold what invoices say.
template <class Number>
std::string reversed_digits(Number rest) {
  std::string reversed;
  for (int position = 0; position <= Decimal::scale || rest > 0; ++position) {
    if (position == Decimal::scale) reversed.push_back('.');
    reversed.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  }
  return reversed;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = without_leading_zeros(text.substr(0, point));
  const auto decimals = point < text.size() ? text.substr(point + 1) : std::string_view{};
  const bool has_digit = point > 0 || !decimals.empty();
  if (!has_digit || !all_digits(text.substr(0, point)) || !all_digits(decimals))
    return std::nullopt;
  const auto kept = decimals.substr(0, scale);
  if (whole.size() > max_whole_digits) return std::nullopt;
  if (decimals.substr(kept.size()).find_first_not_of('0') != std::string_view::npos)
    return std::nullopt;
  const Int128 fraction = number_of(kept) * power_of_ten(scale - static_cast<int>(kept.size()));
  const Int128 millionths = number_of(whole) * one + fraction;
  const auto written = static_cast<int>(std::min<std::size_t>(decimals.size(), 100));
  return Decimal(negative ? -millionths : millionths, written);
}

std::string Decimal::text(int decimals) const {
  const Int128 whole = is_negative() ? -millionths_ : millionths_;
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  const auto reversed =
      whole <= most ? reversed_digits(static_cast<std::uint64_t>(whole)) : reversed_digits(whole);
  std::string text(reversed.rbegin(), reversed.rend());
  const auto point = text.find('.');
  auto end =
      std::max(text.find_last_not_of('0') + 1, point + 1 + static_cast<std::size_t>(decimals));
  text.resize(end == point + 1 ? point : end, '0');
  return is_negative() ? "-" + text : text;
}

Decimal Decimal::rounded(int decimals) const {
  const Int128 step = power_of_ten(scale - decimals);
  return Decimal(divided_half_up(millionths_, step) * step, decimals);
}

std::int64_t Decimal::cents() const {
  using Limits = std::numeric_limits<std::int64_t>;
  const Int128 exact = divided_half_up(millionths_, one / 100);
  return static_cast<std::int64_t>(std::clamp<Int128>(exact, Limits::min(), Limits::max()));
}

Decimal operator*(Decimal a, Decimal b) {
  // Split one factor so that 25 + 25 digits never meet in one product: the whole part of b is
  // exact, its fraction below 10⁶ keeps the second product within 128 bits.
  const Int128 whole = b.millionths_ / Decimal::one;
  const Int128 fraction = b.millionths_ % Decimal::one;
  if (whole != 0 && magnitude(a.millionths_) > largest / magnitude(whole))
    return Decimal(a.is_negative() == b.is_negative() ? largest : -largest, 0);
  const Int128 product =
      a.millionths_ * whole + divided_half_up(a.millionths_ * fraction, Decimal::one);
  return Decimal(product, Decimal::scale);
}

}  // namespace ecluse
