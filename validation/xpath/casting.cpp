// Atomization, string values and casts of operators.hpp.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "model/text.hpp"
#include "validation/xpath/dates.hpp"
#include "validation/xpath/operators.hpp"

namespace ecluse::xpath {

namespace {

/// Why a cast gives nothing.
struct Fault {
  std::string_view code = "FORG0001";
};

using Cast = std::optional<Item>;

Cast refused(Fault& fault, std::string_view code) {
  fault.code = code;
  return std::nullopt;
}

bool is_plain_double(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

std::optional<double> double_of(std::string_view spaced) {
  if (const auto number = short_double(spaced)) return number;
  const auto written = trimmed(spaced);
  auto text = written;
  if (text == "INF") return std::numeric_limits<double>::infinity();
  if (text == "-INF") return -std::numeric_limits<double>::infinity();
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (!is_plain_double(text)) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.size() < written.size() && text.find_first_of("+-") == 0) return std::nullopt;
  double number = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ptr != end) return std::nullopt;
  if (read.ec == std::errc::result_out_of_range) {
    const bool tiny = text.find("e-") != text.npos || text.find("E-") != text.npos;
    const auto size = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    return text.starts_with('-') ? -size : size;
  }
  if (read.ec != std::errc{}) return std::nullopt;
  return number;
}

Cast boolean_of(std::string_view text) {
  if (text == "true" || text == "1") return Item::of_boolean(true);
  if (text == "false" || text == "0") return Item::of_boolean(false);
  return std::nullopt;
}

Cast whole_of(const Reading& reading, Type type, Fault& fault) {
  if (!reading.good) return std::nullopt;
  const bool integer = type == Type::integer;
  if (!reading.fits) return refused(fault, integer ? "FOCA0003" : "FOCA0001");
  return integer ? Item::of_integer(reading.value) : Item::of_decimal(reading.value);
}

Cast from_text(std::string_view written, Type type, Fault& fault) {
  const auto text = trimmed(written);
  switch (type) {
    case Type::boolean:
      return boolean_of(text);
    case Type::integer:
      return whole_of(read_integer(text), type, fault);
    case Type::decimal:
      return whole_of(read_decimal(text), type, fault);
    case Type::double_:
      if (const auto number = double_of(text)) return Item::of_double(*number);
      return std::nullopt;
    case Type::any_uri:
      return Item::of_text(type, text);
    default:
      break;
  }
  if (is_moment(type)) {
    if (const auto moment = read_moment(type, text)) return Item::of_moment(type, *moment);
  } else if (is_duration(type)) {
    if (const auto duration = read_duration(type, text)) return Item::of_duration(type, *duration);
  } else {
    return refused(fault, "XPTY0004");
  }
  return std::nullopt;
}

bool truth_of_number(const Item& value) {
  if (value.type() != Type::double_) return value.wide() != 0;
  return value.number() != 0 && !std::isnan(value.number());
}

Cast from_double(double number, Type type, Fault& fault) {
  if (!std::isfinite(number)) return refused(fault, "FOCA0002");
  const bool integer = type == Type::integer;
  const auto whole = integer ? double_to_integer(number) : double_to_decimal(number);
  if (!whole) return refused(fault, integer ? "FOCA0003" : "FOCA0001");
  return integer ? Item::of_integer(*whole) : Item::of_decimal(*whole);
}

Cast from_number(const Item& value, Type type, Fault& fault) {
  if (type == Type::boolean) return Item::of_boolean(truth_of_number(value));
  if (!is_numeric(type)) return refused(fault, "XPTY0004");
  if (value.type() == Type::double_) return from_double(value.number(), type, fault);
  if (type == Type::double_) return Item::of_double(as_double(value));
  if (type == Type::integer) return Item::of_integer(integer_part(value.wide()));
  const auto decimal = decimal_of(value.wide());
  if (!decimal) return refused(fault, "FOCA0001");
  return Item::of_decimal(*decimal);
}

Cast from_boolean(bool value, Type type, Fault& fault) {
  switch (type) {
    case Type::integer:
      return Item::of_integer(value ? 1 : 0);
    case Type::decimal:
      return Item::of_decimal(value ? decimal_one : 0);
    case Type::double_:
      return Item::of_double(value ? 1 : 0);
    default:
      return refused(fault, "XPTY0004");
  }
}

Cast from_moment(const Item& value, Type type, Fault& fault) {
  constexpr std::int64_t day = 86'400;
  auto moment = value.moment();
  const auto of_day = ((moment.seconds % day) + day) % day;
  if (value.type() == Type::date && type == Type::date_time) return Item::of_moment(type, moment);
  if (value.type() != Type::date_time) return refused(fault, "XPTY0004");
  if (type == Type::time) {
    moment.seconds = of_day;
    return Item::of_moment(type, moment);
  }
  if (type != Type::date) return refused(fault, "XPTY0004");
  moment.seconds -= of_day;
  moment.nanos = 0;
  return Item::of_moment(type, moment);
}

Cast from_duration(const Item& value, Type type, Fault& fault) {
  auto duration = value.duration();
  if (!is_duration(type)) return refused(fault, "XPTY0004");
  if (type == Type::year_month_duration) duration.seconds = duration.nanos = 0;
  if (type == Type::day_time_duration) duration.months = 0;
  return Item::of_duration(type, duration);
}

Cast cast_item(const Item& value, Type type, Arena& arena, Fault& fault) {
  if (value.type() == type) return value;
  if (type == Type::string || type == Type::untyped_atomic)
    return Item::of_text(type, text_of(value, arena));
  if (value.is_text()) {
    if (value.type() == Type::any_uri) return refused(fault, "XPTY0004");
    return from_text(value.text(), type, fault);
  }
  if (value.is_number()) return from_number(value, type, fault);
  if (value.type() == Type::boolean) return from_boolean(value.boolean(), type, fault);
  if (is_moment(value.type())) return from_moment(value, type, fault);
  if (is_duration(value.type())) return from_duration(value, type, fault);
  return refused(fault, "XPTY0004");
}

std::string_view atomic_text(const Item& item, Arena& arena) {
  switch (item.type()) {
    case Type::boolean:
      return item.boolean() ? "true" : "false";
    case Type::integer:
      return arena.keep(integer_text(item.wide()));
    case Type::decimal:
      return arena.keep(decimal_text(item.wide()));
    case Type::double_:
      return arena.keep(double_text(item.number()));
    default:
      break;
  }
  if (item.is_text()) return item.text();
  if (is_moment(item.type())) return arena.keep(moment_text(item.type(), item.moment()));
  if (is_duration(item.type())) return arena.keep(duration_text(item.type(), item.duration()));
  const auto& name = item.qname();
  if (name.prefix.empty()) return name.local;
  return arena.keep(std::string(name.prefix) + ":" + std::string(name.local));
}

/// "12345600" and -3 of 1.23456E4: the digits of a double and where its point stands.
struct Digits {
  std::string text;
  int exponent = 0;  ///< of the first digit
};
Digits digits_of(double number) {
  std::array<char, 40> room{};
  const auto end = std::to_chars(room.begin(), room.end(), number, std::chars_format::scientific);
  const std::string_view written(room.data(), static_cast<std::size_t>(end.ptr - room.data()));
  const auto mark = written.find('e');
  Digits digits{std::string(written.substr(0, mark)),
                std::stoi(std::string(written.substr(mark + 1)))};
  if (digits.text.size() > 1) digits.text.erase(1, 1);
  return digits;
}

std::string plain_text(const Digits& digits) {
  if (digits.exponent < 0)
    return "0." + std::string(static_cast<std::size_t>(-digits.exponent - 1), '0') + digits.text;
  const auto whole = static_cast<std::size_t>(digits.exponent) + 1;
  auto text = digits.text;
  if (text.size() <= whole) return text.append(whole - text.size(), '0');
  return text.insert(whole, 1, '.');
}

}  // namespace

Item atomized(const Item& item, Arena& arena) {
  return item.is_node() ? Item::of_untyped(text_of(item, arena)) : item;
}

Sequence atomized(const Sequence& sequence, Arena& arena) {
  if (sequence.size() == 1) return atomized(sequence.front(), arena);
  const auto items = arena.array<Item>(sequence.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = atomized(sequence[i], arena);
  return Sequence(items);
}

std::string_view text_of(const Item& item, Arena& arena) {
  if (item.is_text()) return item.text();
  if (!item.is_node()) return atomic_text(item, arena);
  const auto node = item.node();
  return node.tree->string_value(node.id, arena);
}

std::string double_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-INF" : "INF";
  const std::string sign = std::signbit(number) ? "-" : "";
  if (number == 0) return sign + "0";
  const auto digits = digits_of(std::fabs(number));
  constexpr int first_long = 6;
  if (digits.exponent >= -first_long && digits.exponent < first_long)
    return sign + plain_text(digits);
  const auto rest = digits.text.size() > 1 ? digits.text.substr(1) : "0";
  return sign + digits.text.front() + "." + rest + "E" + std::to_string(digits.exponent);
}

/// The quotient of two whole numbers that are doubles themselves, so that it is the nearest one.
std::optional<double> short_double(std::string_view text) {
  constexpr std::size_t most = 15;
  constexpr double tens[most + 1] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > most) return std::nullopt;
  std::uint64_t size = 0;
  std::size_t point = text.size() - 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = static_cast<unsigned char>(text[i] - '0');
    if (digit <= 9)
      size = size * 10 + digit;
    else if (text[i] == '.' && point == text.size() - 1 && i < point)
      point = i;
    else
      return std::nullopt;
  }
  const auto number = static_cast<double>(size) / tens[text.size() - 1 - point];
  return negative ? -number : number;
}

double as_double(const Item& number) {
  if (number.type() == Type::double_) return number.number();
  return number.type() == Type::integer ? integer_to_double(number.wide())
                                        : decimal_to_double(number.wide());
}

double read_double(std::string_view text) {
  return double_of(text).value_or(std::numeric_limits<double>::quiet_NaN());
}

std::optional<Item> cast(const Item& value, Type type, Evaluation& evaluation) {
  Fault fault;
  auto& arena = evaluation.scratch();
  const auto atomic = atomized(value, arena);
  auto made = cast_item(atomic, type, arena, fault);
  if (!made) {
    constexpr std::size_t shown = 60;
    auto words =
        std::string(text_of(atomic, arena).substr(0, shown)) + " as " + std::string(name_of(type));
    evaluation.fail(fault.code, words);
  }
  return made;
}

std::optional<Item> cast_text(std::string_view text, Type type) {
  if (type == Type::string || type == Type::untyped_atomic) return Item::of_text(type, text);
  Fault fault;
  return from_text(text, type, fault);
}

bool castable(const Item& value, Type type, Evaluation& evaluation) {
  Fault fault;
  auto& arena = evaluation.scratch();
  return cast_item(atomized(value, arena), type, arena, fault).has_value();
}

}  // namespace ecluse::xpath
