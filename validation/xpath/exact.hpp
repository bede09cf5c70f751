// xs:decimal and xs:integer: exact numbers, and the arithmetic of XPath 2.0 on them (Functions and
// Operators 6). Called by the evaluator and the functions, from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/decimal.hpp"

namespace ecluse::xpath {

/// An xs:integer of 38 digits, or an xs:decimal as a whole number of 10⁻¹⁸ (20 digits before the
/// point). What does not fit is reported as nothing: FOAR0002, or FOCA0001/FOCA0003 in a cast.
using Wide = Int128;
__extension__ using UnsignedWide = unsigned __int128;
using MaybeWide = std::optional<Wide>;

inline constexpr int decimal_digits = 18;
inline constexpr std::int64_t decimal_one = 1'000'000'000'000'000'000;

MaybeWide wide_sum(Wide a, Wide b);
MaybeWide wide_difference(Wide a, Wide b);
MaybeWide wide_product(Wide a, Wide b);

/// The decimal of an integer, and the integer part of a decimal (towards zero).
inline MaybeWide decimal_of(Wide integer) {
  return wide_product(integer, decimal_one);
}
inline Wide integer_part(Wide decimal) {
  return decimal / decimal_one;
}

/// Digits beyond the 18th are cut off, as Saxon does in a division.
MaybeWide decimal_product(Wide a, Wide b);
/// `b` is not zero.
MaybeWide decimal_quotient(Wide a, Wide b);
/// The same by an integer, which is not zero.
MaybeWide decimal_share(Wide decimal, Wide integer);

/// The lexical forms of XML Schema, without white space around: "-12", "+.5", "7.". Digits beyond
/// the 18th decimal are cut off. `fits` is false when the form is good and the number too big.
struct Reading {
  Wide value = 0;
  bool good = false;
  bool fits = true;
};
Reading read_integer(std::string_view text);
Reading read_decimal(std::string_view text);

/// Canonical forms: "-12", "0.5", "7".
std::string integer_text(Wide integer);
std::string decimal_text(Wide decimal);

/// fn:floor, ceiling, round (half towards +∞) and round-half-to-even at 10^-`precision`.
Wide decimal_floor(Wide decimal);
MaybeWide decimal_ceiling(Wide decimal);
MaybeWide decimal_round(Wide decimal);
MaybeWide decimal_round_half_to_even(Wide decimal, int precision);

/// The nearest double, and the decimal nearest to a double, when it fits.
double decimal_to_double(Wide decimal);
double integer_to_double(Wide integer);
MaybeWide double_to_decimal(double number);
/// Cuts the fraction off; nothing for NaN, infinities and what does not fit.
MaybeWide double_to_integer(double number);

}  // namespace ecluse::xpath
