// Exact decimal numbers: money, quantities, prices, rates. No binary floating point anywhere in the
// house. A plain value; used by parsers, validation, routing and lifecycle, from any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecluse {

__extension__ using Int128 = __int128;

/// A number with six decimals, held as an integer of millionths. Range: 19 digits before the point,
/// as Chorus Pro numbers have 19 positions and at most 6 decimals (chorus-edi.md §1.5).
/// Remembers how many decimals were written, which some rules judge; equality ignores it.
class Decimal {
 public:
  static constexpr int scale = 6;

  constexpr Decimal() = default;

  /// `units` + `millionths` / 10⁶; both carry the sign.
  static constexpr Decimal of(std::int64_t units, std::int64_t millionths = 0) {
    return Decimal(Int128{units} * one + millionths, millionths == 0 ? 0 : scale);
  }

  /// Reads `-?digits[.digits]` (a leading `+` is allowed, as in xs:decimal). Nothing when the text
  /// is anything else, has over 19 digits before the point or non-zero digits beyond the sixth
  /// decimal.
  static std::optional<Decimal> parse(std::string_view text);

  /// How many decimals were written: 2 for "12.50", 0 for "12".
  [[nodiscard]] constexpr int written_decimals() const { return written_; }

  /// The shortest exact text with at least `decimals` decimals, point as separator: "12.50".
  [[nodiscard]] std::string text(int decimals = 0) const;

  /// Half-up (away from zero) to `decimals` decimals, 0 to 6.
  [[nodiscard]] Decimal rounded(int decimals) const;

  [[nodiscard]] constexpr bool is_zero() const { return millionths_ == 0; }
  [[nodiscard]] constexpr bool is_negative() const { return millionths_ < 0; }
  [[nodiscard]] constexpr Decimal abs() const { return is_negative() ? -*this : *this; }

  /// The number as an integer of 10⁻² (cents), rounded half-up; for storage and sorting of amounts.
  /// What 64 bits cannot hold is the nearest that they can.
  [[nodiscard]] std::int64_t cents() const;
  static constexpr Decimal of_cents(std::int64_t cents) {
    return Decimal(Int128{cents} * (one / 100), 2);
  }

  constexpr Decimal operator-() const { return Decimal(-millionths_, written_); }
  constexpr Decimal& operator+=(Decimal other) {
    millionths_ += other.millionths_;
    if (other.written_ > written_) written_ = other.written_;
    return *this;
  }
  friend constexpr Decimal operator+(Decimal a, Decimal b) { return a += b; }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return a += -b; }
  /// The product rounded half-up to six decimals. Beyond ±10²⁵ it is ±10²⁵, which no number that is
  /// read equals: what a document says may be anything.
  friend Decimal operator*(Decimal a, Decimal b);

  friend constexpr bool operator==(Decimal a, Decimal b) { return a.millionths_ == b.millionths_; }
  friend constexpr std::strong_ordering operator<=>(Decimal a, Decimal b) {
    if (a.millionths_ < b.millionths_) return std::strong_ordering::less;
    return a.millionths_ == b.millionths_ ? std::strong_ordering::equal
                                          : std::strong_ordering::greater;
  }

 private:
  static constexpr std::int64_t one = 1'000'000;
  constexpr Decimal(Int128 millionths, int written)
      : millionths_(millionths), written_(static_cast<std::int8_t>(written)) {}

  Int128 millionths_ = 0;
  std::int8_t written_ = 0;
};

}  // namespace ecluse
