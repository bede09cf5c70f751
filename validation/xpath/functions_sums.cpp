// Functions and Operators 15.4: sum, avg, min, max. An untypedAtomic counts as an xs:double here,
// so that a sum of amounts as written is one of doubles, with their rounding errors.
#include <array>
#include <cmath>

#include "validation/xpath/functions.hpp"

namespace ecluse::xpath {
namespace {

/// What values must have in common to be added or compared.
enum class Family : std::uint8_t {
  number,
  text,
  boolean,
  date,
  date_time,
  time,
  months,
  seconds,
  none
};

Family family_of(Type type) {
  if (is_numeric(type)) return Family::number;
  switch (type) {
    case Type::string:
    case Type::any_uri:
      return Family::text;
    case Type::boolean:
      return Family::boolean;
    case Type::date:
      return Family::date;
    case Type::date_time:
      return Family::date_time;
    case Type::time:
      return Family::time;
    case Type::year_month_duration:
      return Family::months;
    case Type::day_time_duration:
      return Family::seconds;
    default:
      return Family::none;
  }
}

bool can_be_added(Family family) {
  return family == Family::number || family == Family::months || family == Family::seconds;
}

/// The item, or the double of an untypedAtomic; the call has failed when it is none.
std::optional<Item> known(const Call& call, const Item& item) {
  if (item.type() != Type::untyped_atomic) return item;
  return cast(item, Type::double_, call.evaluation);
}

/// The first argument with doubles in the place of untypedAtomic values, all of one family; nothing
/// when the call has failed.
std::optional<std::span<const Item>> alike(const Call& call) {
  const auto items = call.arena().array<Item>(call[0].size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto item = known(call, call[0][i]);
    if (!item) return std::nullopt;
    items[i] = *item;
    const auto family = family_of(item->type());
    if (family != Family::none && family == family_of(items[0].type())) continue;
    call.fail("FORG0006", "values that do not go together: " + std::string(name_of(item->type())));
    return std::nullopt;
  }
  return items;
}

std::optional<Item> total(const Call& call, std::span<const Item> items) {
  if (!can_be_added(family_of(items[0].type()))) {
    call.fail("FORG0006", "not to be added: " + std::string(name_of(items[0].type())));
    return std::nullopt;
  }
  auto sum = items[0];
  for (const auto& item : items.subspan(1)) {
    if (sum.type() == Type::double_ && item.type() == Type::double_) {
      sum = Item::of_double(sum.number() + item.number());
      continue;
    }
    const auto next = calculate(Arithmetic::add, sum, item, call.evaluation);
    if (!next) return std::nullopt;
    sum = *next;
  }
  return sum;
}

Sequence sum(Call& call) {
  if (call[0].empty()) return call.has(1) ? call[1] : Sequence(Item::of_integer(0));
  const auto items = alike(call);
  if (!items) return {};
  const auto found = total(call, *items);
  return found ? Sequence(*found) : Sequence();
}

Sequence average(Call& call) {
  if (call[0].empty()) return {};
  const auto items = alike(call);
  if (!items) return {};
  const auto sum = total(call, *items);
  if (!sum) return {};
  const auto count = Item::of_integer(static_cast<Wide>(items->size()));
  const auto found = calculate(Arithmetic::divide, *sum, count, call.evaluation);
  return found ? Sequence(*found) : Sequence();
}

bool is_nan(const Item& item) {
  return item.type() == Type::double_ && std::isnan(item.number());
}

/// The item that `how` (lt or gt) puts before all others, as a double when one of them is.
Sequence extreme(const Call& call, Comparison how) {
  if (!has_codepoint_collation(call, 1) || call[0].empty()) return {};
  const auto items = alike(call);
  if (!items) return {};
  auto best = items->front();
  bool has_double = false;
  for (const auto& item : *items) {
    has_double = has_double || item.type() == Type::double_;
    if (is_nan(best)) continue;
    if (is_nan(item) || compare(how, item, best, call.evaluation)) best = item;
    if (call.evaluation.failed()) return {};
  }
  if (!has_double) return best;
  const auto found = cast(best, Type::double_, call.evaluation);
  return found ? Sequence(*found) : Sequence();
}

Sequence least(Call& call) {
  return extreme(call, Comparison::lt);
}

Sequence greatest(Call& call) {
  return extreme(call, Comparison::gt);
}

constexpr auto values = many(Type::any_atomic);
constexpr auto value = maybe(Type::any_atomic);

constexpr std::array rows{
    FunctionRow{"sum", 1, 2, {values, value}, value, sum},
    FunctionRow{"avg", 1, 1, {values}, value, average},
    FunctionRow{"min", 1, 2, {values, one(Type::string)}, value, least},
    FunctionRow{"max", 1, 2, {values, one(Type::string)}, value, greatest},
};

}  // namespace

std::span<const FunctionRow> sum_functions() {
  return rows;
}

}  // namespace ecluse::xpath
