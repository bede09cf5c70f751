// Functions and Operators 6.4: what keeps the type of a number. An untypedAtomic has been cast to
// xs:double before.
#include <array>
#include <cmath>
#include <cstdio>

#include "validation/xpath/functions.hpp"

namespace ecluse::xpath {
namespace {

Sequence of(const Call& call, Type type, MaybeWide value) {
  if (!value) return call.fail("FOAR0002", "a number is too big");
  return type == Type::integer ? Item::of_integer(*value) : Item::of_decimal(*value);
}

/// The row functions: nothing stays nothing, integers stay, the others go their own way.
template <class OfDecimal, class OfDouble>
Sequence mapped(const Call& call, OfDecimal of_decimal, OfDouble of_double) {
  if (call[0].empty()) return {};
  const auto& item = call[0].front();
  if (item.type() == Type::integer) return item;
  if (item.type() == Type::double_) return Item::of_double(of_double(item.number()));
  return of(call, Type::decimal, of_decimal(item.wide()));
}

Sequence absolute(Call& call) {
  if (call[0].empty()) return {};
  const auto& item = call[0].front();
  if (item.type() == Type::double_) return Item::of_double(std::fabs(item.number()));
  const auto value = item.wide();
  return of(call, item.type(), value < 0 ? -value : value);
}

Sequence ceiling(Call& call) {
  return mapped(call, decimal_ceiling, [](double number) { return std::ceil(number); });
}

Sequence floor(Call& call) {
  return mapped(
      call, [](Wide value) { return MaybeWide(decimal_floor(value)); },
      [](double number) { return std::floor(number); });
}

// Half goes towards +∞; what is rounded to zero keeps its sign.
double round_double(double number) {
  const double below = std::floor(number);
  const double nearest = number - below >= 0.5 ? below + 1 : below;
  return std::isfinite(number) ? std::copysign(nearest, number) : number;
}

Sequence round(Call& call) {
  return mapped(call, decimal_round, round_double);
}

/// To 10^-`precision`, half to even.
double round_double_to(double number, int precision) {
  constexpr int finest = 340;
  if (!std::isfinite(number) || precision > finest) return number;
  if (precision < -finest) return std::copysign(0.0, number);
  if (precision <= 0) {
    const double unit = std::pow(10.0, -precision);
    return std::nearbyint(number / unit) * unit;
  }
  std::array<char, 700> text{};
  std::snprintf(text.data(), text.size(), "%.*f", precision, number);
  return read_double(text.data());
}

Sequence round_half_to_even(Call& call) {
  if (call[0].empty()) return {};
  const auto& item = call[0].front();
  constexpr Wide far = 1000;
  const auto wanted = call.has(1) ? call[1].front().wide() : 0;
  const int precision = static_cast<int>(wanted > far ? far : wanted < -far ? -far : wanted);
  if (item.type() == Type::double_)
    return Item::of_double(round_double_to(item.number(), precision));
  if (item.type() == Type::decimal)
    return of(call, item.type(), decimal_round_half_to_even(item.wide(), precision));
  if (precision >= 0) return item;
  // Decimals begin 18 digits further on.
  return of(call, item.type(), decimal_round_half_to_even(item.wide(), decimal_digits + precision));
}

constexpr auto number = maybe(Type::numeric);

constexpr std::array rows{
    FunctionRow{"abs", 1, 1, {number}, number, absolute},
    FunctionRow{"ceiling", 1, 1, {number}, number, ceiling},
    FunctionRow{"floor", 1, 1, {number}, number, floor},
    FunctionRow{"round", 1, 1, {number}, number, round},
    FunctionRow{
        "round-half-to-even", 1, 2, {number, one(Type::integer)}, number, round_half_to_even},
};

}  // namespace

std::span<const FunctionRow> number_functions() {
  return rows;
}

}  // namespace ecluse::xpath
