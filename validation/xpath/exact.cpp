#include "validation/xpath/exact.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace ecluse::xpath {
namespace {

/// The greatest whole number of decimals; symmetrical, so that floors and ceilings always fit.
constexpr UnsignedWide widest =
    UnsignedWide{170'141'183'460'469'231ULL} * 1000 * decimal_one + UnsignedWide{731} * decimal_one;

constexpr UnsignedWide magnitude(Wide number) {
  const auto bits = static_cast<UnsignedWide>(number);
  return number < 0 ? ~bits + 1 : bits;
}

MaybeWide with_sign(UnsignedWide size, bool negative) {
  if (size > widest) return std::nullopt;
  const auto number = static_cast<Wide>(size);
  return negative ? -number : number;
}

/// 256 bits, in words of 64, the lowest first.
struct Product {
  std::uint64_t words[4] = {};
};

Product full_product(UnsignedWide a, UnsignedWide b) {
  const std::uint64_t x[2] = {static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(a >> 64)};
  const std::uint64_t y[2] = {static_cast<std::uint64_t>(b), static_cast<std::uint64_t>(b >> 64)};
  Product product;
  for (std::size_t i = 0; i < 2; ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < 2; ++j) {
      const UnsignedWide sum = UnsignedWide{x[i]} * y[j] + product.words[i + j] + carry;
      product.words[i + j] = static_cast<std::uint64_t>(sum);
      carry = static_cast<std::uint64_t>(sum >> 64);
    }
    product.words[i + 2] = carry;
  }
  return product;
}

/// The quotient, cut; nothing when it has over 128 bits. What has more than that itself is divided
/// bit by bit: only the few numbers that the quicker ways leave.
std::optional<UnsignedWide> divided(const Product& number, UnsignedWide divisor,
                                    UnsignedWide& remainder) {
  if (number.words[2] == 0 && number.words[3] == 0) {
    const auto low = UnsignedWide{number.words[1]} << 64 | number.words[0];
    const auto quotient = low / divisor;
    remainder = low - quotient * divisor;
    return quotient;
  }
  UnsignedWide quotient = 0;
  remainder = 0;
  for (int bit = 255; bit >= 0; --bit) {
    const bool carry = (remainder >> 127) != 0;
    remainder = remainder << 1 | (number.words[bit / 64] >> (bit % 64) & 1U);
    const bool goes = carry || remainder >= divisor;
    if (goes) remainder -= divisor;
    if (goes && bit >= 128) return std::nullopt;
    if (goes) quotient |= UnsignedWide{1} << bit;
  }
  return quotient;
}

/// The integer that a decimal is; nothing when it has a fraction.
constexpr MaybeWide integer_of(Wide decimal) {
  const auto whole = decimal / decimal_one;
  return whole * decimal_one == decimal ? MaybeWide(whole) : std::nullopt;
}

/// Of nine decimals at most, as amounts and rates are: their products mostly fit a machine number
/// once these zeros are off.
constexpr std::int64_t few_decimals = 1'000'000'000;
constexpr bool has_few_decimals(Wide decimal) {
  return decimal % few_decimals == 0;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool take_sign(std::string_view& text) {
  if (text.empty() || (text.front() != '-' && text.front() != '+')) return false;
  const bool negative = text.front() == '-';
  text.remove_prefix(1);
  return negative;
}

/// Adds a digit behind the others; false when the number does not fit.
bool push_digit(UnsignedWide& size, char digit) {
  if (size > widest / 10) return false;
  size = size * 10 + static_cast<unsigned>(digit - '0');
  return size <= widest;
}

Reading reading_of(UnsignedWide size, bool negative, bool fits) {
  if (!fits) return {.value = 0, .good = true, .fits = false};
  return {.value = *with_sign(size, negative), .good = true, .fits = true};
}

/// What a number of `i` decimals counts in units of xs:decimal.
constexpr auto units = [] {
  std::array<std::uint64_t, decimal_digits + 1> all{};
  std::uint64_t unit = decimal_one;
  for (auto& one : all) one = std::exchange(unit, unit / 10);
  return all;
}();

/// Of as many characters as a machine word has digits, a point among them or not.
Reading short_decimal(std::string_view text, bool negative) {
  std::uint64_t size = 0;
  const auto point = std::min(text.find('.'), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    if (!is_digit(text[i])) return {};
    size = size * 10 + static_cast<unsigned>(text[i] - '0');
  }
  const auto decimals = text.size() - std::min(point + 1, text.size());
  if (text.empty() || text == ".") return {};
  return reading_of(UnsignedWide{size} * units[decimals], negative, true);
}

std::string digits_of(UnsignedWide number) {
  std::string digits;
  for (; number > 9; number /= 10) digits += static_cast<char>('0' + static_cast<int>(number % 10));
  digits += static_cast<char>('0' + static_cast<int>(number));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

UnsignedWide power_of_ten(int exponent) {
  UnsignedWide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

}  // namespace

MaybeWide wide_sum(Wide a, Wide b) {
  if ((a < 0) != (b < 0)) return a + b;
  return with_sign(magnitude(a) + magnitude(b), a < 0);
}

MaybeWide wide_difference(Wide a, Wide b) {
  Wide difference = 0;
  if (__builtin_sub_overflow(a, b, &difference)) return std::nullopt;
  return difference;
}

MaybeWide wide_product(Wide a, Wide b) {
  UnsignedWide size = 0;
  if (__builtin_mul_overflow(magnitude(a), magnitude(b), &size)) return std::nullopt;
  return with_sign(size, (a < 0) != (b < 0));
}

MaybeWide decimal_product(Wide a, Wide b) {
  if (const auto whole = integer_of(b)) return wide_product(a, *whole);
  if (const auto whole = integer_of(a)) return wide_product(*whole, b);
  auto divisor = decimal_one;
  if (has_few_decimals(a)) a /= few_decimals, divisor /= few_decimals;
  UnsignedWide rest = 0;
  const auto size =
      divided(full_product(magnitude(a), magnitude(b)), static_cast<UnsignedWide>(divisor), rest);
  if (!size) return std::nullopt;
  return with_sign(*size, (a < 0) != (b < 0));
}

namespace {

/// Half goes down, as in Saxon.
MaybeWide rounded(UnsignedWide size, UnsignedWide rest, UnsignedWide divisor, bool negative) {
  return with_sign(size + (rest > divisor - rest ? 1 : 0), negative);
}

}  // namespace

MaybeWide decimal_share(Wide decimal, Wide integer) {
  const auto divisor = magnitude(integer);
  const auto size = magnitude(decimal) / divisor;
  const auto rest = magnitude(decimal) - size * divisor;
  return rounded(size, rest, divisor, (decimal < 0) != (integer < 0));
}

MaybeWide decimal_quotient(Wide a, Wide b) {
  if (const auto whole = integer_of(b)) return decimal_share(a, *whole);
  const std::uint64_t unit = has_few_decimals(a) && has_few_decimals(b) ? few_decimals : 1;
  const auto divisor = magnitude(b) / unit;
  UnsignedWide rest = 0;
  const auto size = divided(full_product(magnitude(a) / unit, decimal_one), divisor, rest);
  if (!size) return std::nullopt;
  return rounded(*size, rest, divisor, (a < 0) != (b < 0));
}

Reading read_integer(std::string_view text) {
  const bool negative = take_sign(text);
  UnsignedWide size = 0;
  bool fits = true;
  for (const char c : text) {
    if (!is_digit(c)) return {};
    fits = fits && push_digit(size, c);
  }
  if (text.empty()) return {};
  return reading_of(size, negative, fits);
}

Reading read_decimal(std::string_view text) {
  const bool negative = take_sign(text);
  if (text.size() <= decimal_digits) return short_decimal(text, negative);
  UnsignedWide size = 0;
  bool fits = true;
  bool any = false;
  int decimals = -1;  // before the point
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (!is_digit(c)) return {};
    any = true;
    if (decimals >= decimal_digits) continue;
    if (decimals >= 0) ++decimals;
    fits = fits && push_digit(size, c);
  }
  if (!any) return {};
  for (decimals = std::max(decimals, 0); decimals < decimal_digits; ++decimals)
    fits = fits && push_digit(size, '0');
  return reading_of(size, negative, fits);
}

std::string integer_text(Wide integer) {
  return (integer < 0 ? "-" : "") + digits_of(magnitude(integer));
}

std::string decimal_text(Wide decimal) {
  const auto size = magnitude(decimal);
  auto text = (decimal < 0 ? "-" : "") + digits_of(size / decimal_one);
  const auto rest = size % decimal_one;
  if (rest == 0) return text;
  const auto fraction = digits_of(rest + decimal_one);  // a one in front holds the zeros
  return text + '.' + fraction.substr(1, fraction.find_last_not_of('0'));
}

Wide decimal_floor(Wide decimal) {
  const auto rest = decimal % decimal_one;
  return decimal - rest - (rest < 0 ? decimal_one : 0);
}

MaybeWide decimal_ceiling(Wide decimal) {
  return -decimal_floor(-decimal);
}

MaybeWide decimal_round(Wide decimal) {
  const auto floor = decimal_floor(decimal);
  if (decimal - floor < decimal_one / 2) return floor;
  return wide_sum(floor, decimal_one);
}

MaybeWide decimal_round_half_to_even(Wide decimal, int precision) {
  if (precision >= decimal_digits) return decimal;
  if (precision < -20) return Wide{0};
  const auto unit = power_of_ten(decimal_digits - precision);
  const auto size = magnitude(decimal);
  auto count = size / unit;
  const auto rest = size % unit;
  if (rest > unit - rest || (rest == unit - rest && count % 2 != 0)) ++count;
  if (count > widest / unit) return std::nullopt;
  return with_sign(count * unit, decimal < 0);
}

double decimal_to_double(Wide decimal) {
  constexpr std::int64_t hundredth = decimal_one / 100;
  constexpr Wide exact_double = Wide{1} << 53;
  const auto cents = decimal / hundredth;
  if (cents * hundredth == decimal && cents < exact_double && cents > -exact_double)
    return static_cast<double>(static_cast<std::int64_t>(cents)) / 100;
  const auto text = decimal_text(decimal);
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

double integer_to_double(Wide integer) {
  const auto small = static_cast<std::int64_t>(integer);
  return small == integer ? static_cast<double>(small) : static_cast<double>(integer);
}

MaybeWide double_to_decimal(double number) {
  if (!std::isfinite(number)) return std::nullopt;
  constexpr int mantissa_bits = 53;
  int exponent = 0;
  const double fraction = std::frexp(std::fabs(number), &exponent);
  auto size = static_cast<UnsignedWide>(std::ldexp(fraction, mantissa_bits)) * decimal_one;
  for (exponent -= mantissa_bits; exponent > 0; --exponent) {
    if (size > widest / 2) return std::nullopt;
    size *= 2;
  }
  if (exponent < -120) return Wide{0};
  if (exponent < 0) {
    const auto half = UnsignedWide{1} << (-exponent - 1);
    size = (size + half) >> -exponent;
  }
  return with_sign(size, number < 0);
}

MaybeWide double_to_integer(double number) {
  if (!std::isfinite(number) || std::fabs(number) > 1.7e38) return std::nullopt;
  return static_cast<Wide>(number);
}

}  // namespace ecluse::xpath
