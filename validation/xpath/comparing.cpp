// Comparison of two values and the effective boolean value of operators.hpp.
#include <cmath>
#include <compare>

#include "validation/xpath/dates.hpp"
#include "validation/xpath/operators.hpp"

namespace ecluse::xpath {

namespace {

using Order = std::partial_ordering;

Order order_of_numbers(const Item& a, const Item& b) {
  const auto wide = [](const Item& item) { return item.type() != Type::double_; };
  if (a.type() == b.type() && wide(a)) {
    const auto x = a.wide();
    const auto y = b.wide();
    return x < y ? Order::less : x == y ? Order::equivalent : Order::greater;
  }
  const auto as_decimal = [](const Item& item) {
    return item.type() == Type::integer ? decimal_of(item.wide()) : MaybeWide(item.wide());
  };
  if (wide(a) && wide(b)) {
    const auto x = as_decimal(a);
    const auto y = as_decimal(b);
    if (x && y) return *x < *y ? Order::less : *x == *y ? Order::equivalent : Order::greater;
  }
  return as_double(a) <=> as_double(b);
}

template <class Value>
Order order_of(const Value& a, const Value& b) {
  return a < b ? Order::less : b < a ? Order::greater : Order::equivalent;
}

/// How two values of comparable types stand; `ordered` says whether more than eq and ne may be
/// asked.
struct Standing {
  Order order = Order::unordered;
  bool comparable = false;
  bool ordered = true;
};

Standing standing_of_durations(const Item& a, const Item& b) {
  const auto x = a.duration();
  const auto y = b.duration();
  const bool ordered = a.type() == b.type() && a.type() != Type::duration;
  if (a.type() == Type::year_month_duration && ordered)
    return {order_of(x.months, y.months), true, true};
  const Instant first{x.seconds, x.nanos};
  const Instant second{y.seconds, y.nanos};
  if (ordered) return {order_of(first, second), true, true};
  return {x == y ? Order::equivalent : Order::unordered, true, false};
}

Standing standing_of(const Item& a, const Item& b, Evaluation& evaluation) {
  if (a.is_text() && b.is_text()) return {order_of(a.text(), b.text()), true, true};
  if (a.is_number() && b.is_number()) return {order_of_numbers(a, b), true, true};
  if (is_duration(a.type()) && is_duration(b.type())) return standing_of_durations(a, b);
  if (a.type() != b.type()) return {};
  if (a.type() == Type::boolean) return {order_of(a.boolean(), b.boolean()), true, true};
  if (is_moment(a.type())) {
    const auto zone = evaluation.now().zone;
    return {order_of(instant_of(a.moment(), zone), instant_of(b.moment(), zone)), true, true};
  }
  if (a.type() != Type::qname) return {};
  const bool same = a.qname().ns == b.qname().ns && a.qname().local == b.qname().local;
  return {same ? Order::equivalent : Order::unordered, true, false};
}

bool is_nan(const Item& item) {
  return item.type() == Type::double_ && std::isnan(item.number());
}

}  // namespace

bool answers(Comparison how, Order order) {
  switch (how) {
    case Comparison::eq:
      return std::is_eq(order);
    case Comparison::ne:
      return std::is_neq(order);
    case Comparison::lt:
      return std::is_lt(order);
    case Comparison::le:
      return std::is_lteq(order);
    case Comparison::gt:
      return std::is_gt(order);
    case Comparison::ge:
      return std::is_gteq(order);
  }
  return false;
}

bool compare(Comparison how, const Item& a, const Item& b, Evaluation& evaluation) {
  const auto standing = standing_of(a, b, evaluation);
  const bool equality = how == Comparison::eq || how == Comparison::ne;
  if (standing.comparable && (standing.ordered || equality)) return answers(how, standing.order);
  evaluation.fail("XPTY0004", "cannot compare " + std::string(name_of(a.type())) + " with " +
                                  std::string(name_of(b.type())));
  return false;
}

bool same_value(const Item& a, const Item& b, Evaluation& evaluation) {
  if (is_nan(a) && is_nan(b)) return true;
  const auto standing = standing_of(a, b, evaluation);
  return standing.comparable && std::is_eq(standing.order);
}

bool truth(const Sequence& value, Evaluation& evaluation) {
  if (value.empty()) return false;
  const auto& first = value.front();
  if (first.is_node()) return true;
  if (value.size() == 1) {
    if (first.type() == Type::boolean) return first.boolean();
    if (first.is_text()) return !first.text().empty();
    if (first.type() == Type::double_) return first.number() != 0 && !is_nan(first);
    if (first.is_number()) return first.wide() != 0;
  }
  evaluation.fail("FORG0006", "no effective boolean value");
  return false;
}

}  // namespace ecluse::xpath
