// The part of analysis.hpp for lists of codes that are written as one text: contains(' AB CD ',
// concat(' ', X, ' ')), which rulebooks ask of each code of a document, becomes a look into a
// table made when the expression is compiled.
#include "validation/xpath/analysis.hpp"

namespace ecluse::xpath {

namespace {

bool is_call(const Expr& expr, std::string_view name, std::size_t arguments) {
  return expr.op == Op::call && expr.row->name == name && expr.parts.size() == arguments;
}

/// The text that is written there as a constant; nothing for anything else.
std::optional<std::string_view> written(const Expr& expr) {
  if (expr.op != Op::literal || expr.constant->size() != 1) return std::nullopt;
  const auto& item = expr.constant->front();
  if (item.type() != Type::string) return std::nullopt;
  return item.text();
}

bool is_one_text(const Expr& expr) {
  const auto type = static_type(expr);
  return type.item == Type::string && type.occurs == Occurs::once;
}

}  // namespace

/// not(contains(X, ' ')) and contains(' AB CD ', concat(' ', X, ' ')) asks for X as one of the
/// single codes: the first half goes into the second. X is one text for sure.
void Analysis::drop_blank_checks(Expr& both) {
  std::size_t kept_parts = 0;
  const auto parts = both.parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto* const next = i + 1 < parts.size() ? parts[i + 1] : nullptr;
    const auto* const asked = parts[i]->op == Op::is_not ? parts[i]->parts[0] : nullptr;
    const bool checks = next != nullptr && next->op == Op::listed && asked != nullptr &&
                        is_call(*asked, "contains", 2) && written(asked->part(1)) == " ";
    if (checks && is_one_text(asked->part(0)) && key_of(asked->part(0)) == key_of(next->part(0)))
      next->number = single_codes;
    else
      parts[kept_parts++] = parts[i];
  }
  both.parts = parts.first(kept_parts);
}

Expr* Analysis::listing(Expr* call) {
  if (!is_call(*call, "contains", 2) || !is_call(call->part(1), "concat", 3)) return call;
  const auto list = written(call->part(0));
  const auto& framed = call->part(1);
  const bool between_blanks = written(framed.part(0)) == " " && written(framed.part(2)) == " ";
  if (!list || !between_blanks) return call;
  auto* const made = make(Op::listed, {framed.parts[1]}, *call);
  made->codes = code_.arena.make<CodeList>(*list, code_.arena);
  return made;
}

}  // namespace ecluse::xpath
