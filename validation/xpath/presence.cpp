// The part of settling.hpp for what a document has everywhere: where each line has a quantity, the
// rule that a line shall have one need not be asked of a thousand lines.
#include <optional>

#include "validation/xpath/settling.hpp"

namespace ecluse::xpath {

namespace {

/// The names that steps to children, and perhaps to an attribute, go through.
struct Way {
  std::vector<Trait> pairs;
  NameId last = 0;
  bool to_attribute = false;
};

/// What is found once for a node, or the expression itself.
const Expr& behind(const Expr& expr) {
  return expr.op == Op::column || expr.op == Op::repeated ? behind(expr.part(0)) : expr;
}

bool goes_on(Way& way, const Expr& step, Names& names) {
  const bool below = step.axis == Axis::child || step.axis == Axis::attribute;
  const bool named = step.test.kind == Type::element || step.test.kind == Type::attribute;
  if (!is_plain_step(step) || !below || !named || step.test.name == 0) return false;
  way.pairs.push_back(names.add_pair(way.last, step.test.name));
  way.last = step.test.name;
  way.to_attribute = step.axis == Axis::attribute;
  return true;
}

/// Of a path from an element of that name; nothing for any other expression.
std::optional<Way> way_of(const Expr& expr, NameId from, Names& names) {
  Way way{{}, from, false};
  if (expr.op == Op::step) return goes_on(way, expr, names) ? std::optional(way) : std::nullopt;
  if (expr.op != Op::path) return std::nullopt;
  const bool context_first = expr.part(0).op == Op::context;
  for (const auto* part : expr.parts.subspan(context_first ? 1 : 0))
    if (!goes_on(way, *part, names)) return std::nullopt;
  return way;
}

/// What a document lacks where each of its elements has a node at the end of the way, or not more
/// than one.
TraitGroups at_least_one(const Way& way) {
  TraitGroups groups;
  for (const auto pair : way.pairs) groups.push_back({missing(pair)});
  return groups;
}
TraitGroups at_most_one(const Way& way) {
  TraitGroups groups;
  for (const auto pair : way.pairs) groups.push_back({several(pair)});
  return groups;
}
TraitGroups both_of(TraitGroups a, const TraitGroups& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// The integer that a count is compared with; nothing for any other expression.
std::optional<Wide> counted_against(const Expr& comparison) {
  const auto& number = comparison.part(1);
  if (comparison.part(0).op != Op::count || number.op != Op::literal ||
      number.constant->size() != 1 || number.constant->front().type() != Type::integer)
    return std::nullopt;
  return number.constant->front().wide();
}

TraitGroups of_count(const Expr& comparison, Wide number, NameId from, Names& names) {
  const auto way = way_of(comparison.part(0).part(0), from, names);
  if (!way) return {};
  switch (comparison.comparison) {
    case Comparison::eq:
      return number == 1 ? both_of(at_least_one(*way), at_most_one(*way)) : TraitGroups{};
    case Comparison::le:
      return number >= 1 ? at_most_one(*way) : TraitGroups{};
    case Comparison::lt:
      return number >= 2 ? at_most_one(*way) : TraitGroups{};
    case Comparison::ge:
      return number <= 1 ? at_least_one(*way) : TraitGroups{};
    case Comparison::gt:
      return number <= 0 ? at_least_one(*way) : TraitGroups{};
    case Comparison::ne:
      return number == 0 ? at_least_one(*way) : TraitGroups{};
  }
  return {};
}

/// Of `normalize-space(cbc:ID) != ''`.
TraitGroups of_text(const Expr& comparison, NameId from, Names& names) {
  const auto& call = behind(comparison.part(0));
  const auto& other = comparison.part(1);
  const bool unlike_nothing = comparison.comparison == Comparison::ne && other.op == Op::literal &&
                              other.constant->size() == 1 && other.constant->front().is_text() &&
                              other.constant->front().text().empty();
  if (!unlike_nothing || call.op != Op::call || call.parts.size() != 1 ||
      call.row->name != "normalize-space")
    return {};
  const auto way = way_of(behind(call.part(0)), from, names);
  if (!way || way->to_attribute) return {};
  return both_of(both_of(at_least_one(*way), at_most_one(*way)), {{blank(way->last)}});
}

}  // namespace

TraitGroups presences_settling(const Expr& expr, bool held, NameId from, Names& names) {
  switch (expr.op) {
    case Op::exists:
    case Op::is_empty:
      return presences_settling(expr.part(0), held == (expr.op == Op::exists), from, names);
    case Op::step:
    case Op::path: {
      const auto way = held ? way_of(expr, from, names) : std::nullopt;
      return way ? at_least_one(*way) : TraitGroups{};
    }
    case Op::general_comparison:
    case Op::value_comparison:
      if (!held) return {};
      if (const auto number = counted_against(expr)) return of_count(expr, *number, from, names);
      return of_text(expr, from, names);
    default:
      return {};
  }
}

}  // namespace ecluse::xpath
