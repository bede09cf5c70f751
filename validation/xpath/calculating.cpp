// Arithmetic of two values of operators.hpp.
#include <cmath>

#include "validation/xpath/dates.hpp"
#include "validation/xpath/operators.hpp"

namespace ecluse::xpath {

namespace {

using Result = std::optional<Item>;

Result refused(Evaluation& evaluation, std::string_view code, std::string_view text) {
  evaluation.fail(code, text);
  return std::nullopt;
}

Result overflow(Evaluation& evaluation) {
  return refused(evaluation, "FOAR0002", "number too big");
}

Result by_zero(Evaluation& evaluation) {
  return refused(evaluation, "FOAR0001", "division by zero");
}

Result whole_number(double quotient, Evaluation& evaluation) {
  const auto whole = double_to_integer(quotient);
  return whole ? Result(Item::of_integer(*whole)) : overflow(evaluation);
}

Result of_doubles(Arithmetic how, double a, double b, Evaluation& evaluation) {
  switch (how) {
    case Arithmetic::add:
      return Item::of_double(a + b);
    case Arithmetic::subtract:
      return Item::of_double(a - b);
    case Arithmetic::multiply:
      return Item::of_double(a * b);
    case Arithmetic::divide:
      return Item::of_double(a / b);
    case Arithmetic::modulo:
      return Item::of_double(std::fmod(a, b));
    case Arithmetic::whole_divide:
      break;
  }
  if (b == 0) return by_zero(evaluation);
  if (std::isnan(a) || std::isnan(b) || std::isinf(a)) return overflow(evaluation);
  return whole_number(std::trunc(a / b), evaluation);
}

Result integer_or_overflow(const MaybeWide& value, Evaluation& evaluation) {
  return value ? Result(Item::of_integer(*value)) : overflow(evaluation);
}

Result decimal_or_overflow(const MaybeWide& value, Evaluation& evaluation) {
  return value ? Result(Item::of_decimal(*value)) : overflow(evaluation);
}

Result of_decimals(Arithmetic how, Wide a, Wide b, Evaluation& evaluation) {
  const bool divides = how >= Arithmetic::divide;
  if (divides && b == 0) return by_zero(evaluation);
  switch (how) {
    case Arithmetic::add:
      return decimal_or_overflow(wide_sum(a, b), evaluation);
    case Arithmetic::subtract:
      return decimal_or_overflow(wide_difference(a, b), evaluation);
    case Arithmetic::multiply:
      return decimal_or_overflow(decimal_product(a, b), evaluation);
    case Arithmetic::divide:
      return decimal_or_overflow(decimal_quotient(a, b), evaluation);
    case Arithmetic::modulo:
      return Item::of_decimal(b == -1 ? 0 : a % b);
    case Arithmetic::whole_divide:
      break;
  }
  return integer_or_overflow(b == -1 ? wide_difference(0, a) : a / b, evaluation);
}

Result of_integers(Arithmetic how, Wide a, Wide b, Evaluation& evaluation) {
  switch (how) {
    case Arithmetic::add:
      return integer_or_overflow(wide_sum(a, b), evaluation);
    case Arithmetic::subtract:
      return integer_or_overflow(wide_difference(a, b), evaluation);
    case Arithmetic::multiply:
      return integer_or_overflow(wide_product(a, b), evaluation);
    default:
      break;
  }
  if (b == 0) return by_zero(evaluation);
  if (how == Arithmetic::whole_divide)
    return integer_or_overflow(b == -1 ? wide_difference(0, a) : a / b, evaluation);
  if (how == Arithmetic::modulo) return Item::of_integer(b == -1 ? 0 : a % b);
  const auto x = decimal_of(a);
  const auto y = decimal_of(b);
  return x && y ? of_decimals(how, *x, *y, evaluation) : overflow(evaluation);
}

/// By an integer as it is: `* 100` and `div 100` are most of what rules calculate.
Result of_decimal_and_integer(Arithmetic how, Wide decimal, Wide integer, Evaluation& evaluation) {
  const bool divides = how == Arithmetic::divide;
  if (divides && integer == 0) return by_zero(evaluation);
  return decimal_or_overflow(
      divides ? decimal_share(decimal, integer) : wide_product(decimal, integer), evaluation);
}

Result of_numbers(Arithmetic how, const Item& a, const Item& b, Evaluation& evaluation) {
  if (a.type() == Type::double_ || b.type() == Type::double_)
    return of_doubles(how, as_double(a), as_double(b), evaluation);
  if (a.type() == Type::integer && b.type() == Type::integer)
    return of_integers(how, a.wide(), b.wide(), evaluation);
  const bool multiplies = how == Arithmetic::multiply;
  if (b.type() == Type::integer && (multiplies || how == Arithmetic::divide))
    return of_decimal_and_integer(how, a.wide(), b.wide(), evaluation);
  if (a.type() == Type::integer && multiplies)
    return of_decimal_and_integer(how, b.wide(), a.wide(), evaluation);
  const auto x = a.type() == Type::integer ? decimal_of(a.wide()) : MaybeWide(a.wide());
  const auto y = b.type() == Type::integer ? decimal_of(b.wide()) : MaybeWide(b.wide());
  return x && y ? of_decimals(how, *x, *y, evaluation) : overflow(evaluation);
}

Result duration_or_overflow(Type type, const std::optional<Duration>& value,
                            Evaluation& evaluation) {
  if (!value) return refused(evaluation, "FODT0002", "duration too long");
  return Item::of_duration(type, *value);
}

Result unknown(Arithmetic how, const Item& a, const Item& b, Evaluation& evaluation) {
  constexpr std::string_view signs[] = {" + ", " - ", " * ", " div ", " idiv ", " mod "};
  return refused(evaluation, "XPTY0004",
                 std::string(name_of(a.type())) + std::string(signs[static_cast<int>(how)]) +
                     std::string(name_of(b.type())));
}

/// A duration with a number.
Result scaled(Arithmetic how, const Item& duration, const Item& number, Evaluation& evaluation) {
  auto factor = as_double(number);
  if (std::isnan(factor)) return refused(evaluation, "FOCA0005", "duration by NaN");
  const auto type = duration.type();
  if (how == Arithmetic::divide) {
    if (factor == 0) return refused(evaluation, "FODT0002", "duration by zero");
    factor = 1 / factor;
  }
  if (std::isinf(factor)) return refused(evaluation, "FODT0002", "duration too long");
  return duration_or_overflow(type, duration_product(type, duration.duration(), factor),
                              evaluation);
}

Result of_durations(Arithmetic how, const Item& a, const Item& b, Evaluation& evaluation) {
  const auto type = a.type();
  if (type != b.type() || type == Type::duration) return unknown(how, a, b, evaluation);
  if (how == Arithmetic::divide) {
    const auto quotient = duration_quotient(type, a.duration(), b.duration());
    return quotient ? Result(Item::of_decimal(*quotient)) : by_zero(evaluation);
  }
  if (how == Arithmetic::add)
    return duration_or_overflow(type, duration_sum(a.duration(), b.duration()), evaluation);
  if (how != Arithmetic::subtract) return unknown(how, a, b, evaluation);
  return duration_or_overflow(type, duration_sum(a.duration(), negated(b.duration())), evaluation);
}

Result shifted(const Item& moment, const Duration& by, Evaluation& evaluation) {
  const auto result = moment_plus(moment.type(), moment.moment(), by);
  if (!result) return refused(evaluation, "FODT0001", "date out of range");
  return Item::of_moment(moment.type(), *result);
}

Result with_moment(Arithmetic how, const Item& a, const Item& b, Evaluation& evaluation) {
  const auto shifts = [](const Item& moment, const Item& by) {
    return is_moment(moment.type()) && is_duration(by.type()) && by.type() != Type::duration &&
           !(moment.type() == Type::time && by.type() == Type::year_month_duration);
  };
  if (how == Arithmetic::add && shifts(a, b)) return shifted(a, b.duration(), evaluation);
  if (how == Arithmetic::add && shifts(b, a)) return shifted(b, a.duration(), evaluation);
  if (how != Arithmetic::subtract) return unknown(how, a, b, evaluation);
  if (shifts(a, b)) return shifted(a, negated(b.duration()), evaluation);
  if (a.type() != b.type()) return unknown(how, a, b, evaluation);
  return duration_or_overflow(Type::day_time_duration,
                              moment_minus(a.moment(), b.moment(), evaluation.now().zone),
                              evaluation);
}

Result of_two(Arithmetic how, const Item& a, const Item& b, Evaluation& evaluation) {
  if (a.is_number() && b.is_number()) return of_numbers(how, a, b, evaluation);
  if (is_moment(a.type()) || is_moment(b.type())) return with_moment(how, a, b, evaluation);
  if (is_duration(a.type()) && is_duration(b.type())) return of_durations(how, a, b, evaluation);
  const bool scales = how == Arithmetic::multiply || how == Arithmetic::divide;
  const auto scalable = [](Type type) { return is_duration(type) && type != Type::duration; };
  if (scales && scalable(a.type()) && b.is_number()) return scaled(how, a, b, evaluation);
  if (how == Arithmetic::multiply && scalable(b.type()) && a.is_number())
    return scaled(how, b, a, evaluation);
  return unknown(how, a, b, evaluation);
}

}  // namespace

std::optional<Item> calculate(Arithmetic how, const Item& a, const Item& b,
                              Evaluation& evaluation) {
  const auto typed = [&](const Item& item) -> Result {
    if (item.type() != Type::untyped_atomic) return item;
    return cast(item, Type::double_, evaluation);
  };
  const auto x = typed(a);
  const auto y = x ? typed(b) : std::nullopt;
  if (!y) return std::nullopt;
  return of_two(how, *x, *y, evaluation);
}

}  // namespace ecluse::xpath
