#include "validation/xpath/sought.hpp"

#include <algorithm>

#include "validation/xpath/code_points.hpp"
#include "validation/xpath/expression.hpp"

namespace ecluse::xpath {

namespace {

/// The name of the elements that a step downwards gives; 0 for any other expression.
NameId name_of_step(const Expr& expr) {
  const bool below = expr.axis == Axis::child || expr.axis == Axis::descendant;
  const bool element = expr.op == Op::step && expr.test.kind == Type::element;
  return element && below ? expr.test.name : 0;
}

/// Whether it is one node, in a document that does not count as having every text
/// (Names::add_text): of several there would be an error to find.
bool is_one(const Expr& expr) {
  return expr.op == Op::context || (is_plain_step(expr) && expr.axis == Axis::child);
}

/// Of what a text is taken: 0 when no name is sure.
NameId name_of(const Expr& key, NameId self) {
  switch (key.op) {
    case Op::column:
      return name_of(key.part(0), self);
    case Op::context:
      return self;
    case Op::step:
      return is_plain_step(key) ? name_of_step(key) : 0;
    case Op::path:
      return key.facts.plain ? name_of_step(*key.parts.back()) : 0;
    case Op::map:
      return key.part(0).facts.plain ? name_of(key.part(1), 0) : 0;
    case Op::call:
      return key.row->name == "normalize-space" && key.parts.size() == 1 && is_one(key.part(0))
                 ? name_of(key.part(0), self)
                 : 0;
    default:
      return 0;
  }
}

}  // namespace

std::optional<TextSought> text_sought(const Expr& test, NameId self) {
  const auto& comparison = behind_column(test);
  if (comparison.op == Op::both) {
    for (const auto* part : comparison.parts)
      if (const auto sought = text_sought(*part, self)) return sought;
    return std::nullopt;
  }
  if (comparison.op != Op::general_comparison || comparison.comparison != Comparison::eq)
    return std::nullopt;
  const auto& right = comparison.part(1);
  if (right.op != Op::literal || right.constant->size() != 1) return std::nullopt;
  const auto& text = right.constant->front();
  const auto name = text.type() == Type::string ? name_of(comparison.part(0), self) : 0;
  if (name == 0 || text.text().empty() || std::ranges::any_of(text.text(), is_space))
    return std::nullopt;
  return TextSought{name, text.text()};
}

Trait trait_sought(const Expr& test, NameId self, Names& names) {
  const auto sought = text_sought(test, self);
  return sought ? names.add_text(sought->name, sought->text) : 0;
}

Trait trait_sought(const Expression& test, NameId self, Names& names) {
  return trait_sought(test.root(), self, names);
}

}  // namespace ecluse::xpath
