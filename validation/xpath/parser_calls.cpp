#include <algorithm>
#include <array>

#include "validation/xpath/parser.hpp"

namespace ecluse::xpath {

namespace {

struct OwnFunction {
  std::string_view name;
  std::size_t arity;
  Op op;
};

constexpr std::array own_functions{
    OwnFunction{"not", 1, Op::is_not},    OwnFunction{"boolean", 1, Op::boolean_of},
    OwnFunction{"exists", 1, Op::exists}, OwnFunction{"empty", 1, Op::is_empty},
    OwnFunction{"count", 1, Op::count},   OwnFunction{"position", 0, Op::position},
    OwnFunction{"last", 0, Op::last},     OwnFunction{"current", 0, Op::current},
};

}  // namespace

Expr* Parser::primary() {
  const auto at = peek();
  switch (at.kind) {
    case Token::Kind::string:
      return literal(Item::of_string(code_.arena.keep(take().value)), at);
    case Token::Kind::integer:
    case Token::Kind::decimal:
    case Token::Kind::double_:
      return number_literal();
    case Token::Kind::variable:
      return variable();
    case Token::Kind::name:
      return function_call();
    default:
      break;
  }
  if (at.is("(")) return parenthesized();
  if (take_if(".")) return make(Op::context, {}, at);
  refuse_here();
}

Expr* Parser::number_literal() {
  const auto token = take();
  if (token.kind == Token::Kind::double_)
    return literal(Item::of_double(read_double(token.text)), token);
  const bool whole = token.kind == Token::Kind::integer;
  const auto reading = whole ? read_integer(token.text) : read_decimal(token.text);
  if (!reading.fits) refuse("FOAR0002", "number too big", token);
  return literal(whole ? Item::of_integer(reading.value) : Item::of_decimal(reading.value), token);
}

Expr* Parser::variable() {
  const auto name = take();
  const auto ns = namespace_of(name, "");
  for (auto one = locals_.rbegin(); one != locals_.rend(); ++one) {
    if (one->local != name.local || one->ns != ns) continue;
    auto* const made = make(Op::local, {}, name);
    made->number = one->number;
    return made;
  }
  const auto& known = context_.variables;
  for (auto one = known.rbegin(); one != known.rend(); ++one) {
    if (one->local != name.local || one->ns != ns) continue;
    auto* const made = make(Op::binding, {}, name);
    made->number = one->slot;
    made->type = one->type;
    return made;
  }
  refuse("XPST0008", "unknown variable $" + std::string(name.text), name);
}

Expr* Parser::parenthesized() {
  const auto at = take();
  if (take_if(")")) return make(Op::sequence, {}, at);
  auto* const inside = expression();
  expect(")");
  return inside;
}

std::vector<Expr*> Parser::arguments() {
  std::vector<Expr*> made;
  expect("(");
  if (take_if(")")) return made;
  do made.push_back(single());
  while (take_if(","));
  expect(")");
  return made;
}

Expr* Parser::function_call() {
  const auto name = take();
  if (!peek().is("(")) refuse_here();
  Called called{namespace_of(name, context_.function_namespace), name.local, name, arguments()};
  return call_of(called);
}

Expr* Parser::call_of(const Called& called) {
  Expr* made = nullptr;
  if (called.ns == functions_namespace) made = own_function(called);
  if (made == nullptr) made = library_call(called);
  if (made == nullptr && called.ns == schema_namespace) made = constructor(called);
  if (made == nullptr) made = user_call(called);
  if (made != nullptr) return made;
  refuse("XPST0017",
         "unknown function " + std::string(called.at.text) + "#" +
             std::to_string(called.arguments.size()),
         called.at);
}

Expr* Parser::own_function(const Called& called) {
  for (const auto& one : own_functions)
    if (one.name == called.local && one.arity == called.arguments.size())
      return make(one.op, called.arguments, called.at);
  const bool yes = called.local == "true";
  if (called.arguments.empty() && (yes || called.local == "false"))
    return literal(Item::of_boolean(yes), called.at);
  return document_call(called);
}

Expr* Parser::document_call(const Called& called) {
  const bool asks = called.local == "doc-available";
  const bool gives = called.local == "doc" || called.local == "document";
  if ((!asks && !gives) || called.arguments.size() != 1) return nullptr;
  auto* const made = make(Op::beside, called.arguments, called.at);
  made->number = asks ? 1 : 0;
  return made;
}

/// xs:QName('a:b'): of a literal only, as its prefix is one of this place.
Expr* Parser::name_literal(const Called& called) {
  const auto& written = *called.arguments.front();
  const bool text = written.op == Op::literal && written.constant->front().type() == Type::string;
  const auto tokens = text ? tokens_of(written.constant->front().text()) : tokens_of("");
  if (!text || !tokens || tokens->front().kind != Token::Kind::name || tokens->size() != 2)
    return nullptr;
  auto& arena = code_.arena;
  const auto& name = tokens->front();
  const auto ns = namespace_of(name, namespace_of({}, ""));
  return literal(Item::of_qname(arena.make<QName>(arena.keep(ns), arena.keep(name.prefix),
                                                  arena.keep(name.local))),
                 called.at);
}

/// xs:decimal(x) is `x cast as xs:decimal?`.
Expr* Parser::constructor(const Called& called) {
  const auto type = atomic_type(called.local);
  if (!type || *type == Type::any_atomic || called.arguments.size() != 1) return nullptr;
  if (*type == Type::qname)
    if (auto* const name = name_literal(called)) return name;
  auto* const made = make(Op::cast_as, called.arguments, called.at);
  made->type = {*type, Occurs::optional, 0};
  return made;
}

Expr* Parser::library_call(const Called& called) {
  const auto count = called.arguments.size();
  for (const auto& table : context_.tables) {
    if (table.ns != called.ns) continue;
    for (const auto& row : table.rows) {
      if (row.name != called.local || count < row.least) continue;
      if (row.most != FunctionRow::unlimited && count > row.most) continue;
      auto parts = called.arguments;
      if (row.last_argument == Default::context_item && count + 1 == row.most)
        parts.push_back(make(Op::context, {}, called.at));
      auto* const made = make(Op::call, parts, called.at);
      made->row = &row;
      return made;
    }
  }
  return nullptr;
}

Expr* Parser::user_call(const Called& called) {
  for (const auto* const function : context_.functions) {
    if (function->local != called.local || function->ns != called.ns) continue;
    if (function->parameters.size() != called.arguments.size()) continue;
    auto* const made = make(Op::user_call, called.arguments, called.at);
    made->function = function;
    return made;
  }
  return nullptr;
}

}  // namespace ecluse::xpath
