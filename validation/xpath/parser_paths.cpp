#include <algorithm>
#include <array>
#include <utility>

#include "validation/xpath/parser.hpp"

namespace ecluse::xpath {

namespace {

constexpr std::array<std::pair<std::string_view, Axis>, 12> axes{{
    {"child", Axis::child},
    {"descendant", Axis::descendant},
    {"attribute", Axis::attribute},
    {"self", Axis::self},
    {"descendant-or-self", Axis::descendant_or_self},
    {"following-sibling", Axis::following_sibling},
    {"following", Axis::following},
    {"parent", Axis::parent},
    {"ancestor", Axis::ancestor},
    {"preceding-sibling", Axis::preceding_sibling},
    {"preceding", Axis::preceding},
    {"ancestor-or-self", Axis::ancestor_or_self},
}};

constexpr std::array<std::pair<std::string_view, Type>, 8> kinds{{
    {"node", Type::any_node},
    {"text", Type::text},
    {"comment", Type::comment},
    {"processing-instruction", Type::processing_instruction},
    {"element", Type::element},
    {"attribute", Type::attribute},
    {"document-node", Type::document},
    {"item", Type::any_item},
}};

const Type* kind_of(std::string_view word) {
  const auto* const found = std::find_if(kinds.begin(), kinds.end(),
                                         [&](const auto& kind) { return kind.first == word; });
  return found == kinds.end() ? nullptr : &found->second;
}

bool is_kind_test(const Token& name, const Token& next) {
  return name.kind == Token::Kind::name && next.is("(") && name.text != "item" &&
         kind_of(name.text) != nullptr;
}

}  // namespace

bool Parser::begins_step() const {
  const auto& token = peek();
  switch (token.kind) {
    case Token::Kind::end:
      return false;
    case Token::Kind::symbol:
      return token.text == "(" || token.text == "." || token.text == ".." || token.text == "@";
    default:
      return true;
  }
}

Expr* Parser::any_node(Axis axis, const Token& at) {
  auto* const step = make(Op::step, {}, at);
  step->axis = axis;
  return step;
}

Expr* Parser::path() {
  const auto at = peek();
  std::vector<Expr*> parts;
  if (take_if("/")) {
    parts.push_back(make(Op::root, {}, at));
    if (!begins_step()) return parts.front();
  } else if (take_if("//")) {
    parts.push_back(make(Op::root, {}, at));
    parts.push_back(any_node(Axis::descendant_or_self, at));
  }
  parts.push_back(step());
  add_steps(parts);
  return parts.size() == 1 ? parts.front() : make(Op::path, parts, at);
}

void Parser::add_steps(std::vector<Expr*>& parts) {
  while (peek().is("/") || peek().is("//")) {
    const auto slash = take();
    if (slash.text == "//") parts.push_back(any_node(Axis::descendant_or_self, slash));
    parts.push_back(step());
  }
}

Expr* Parser::step() {
  const auto& token = peek();
  const bool named = token.kind == Token::Kind::name;
  const bool axis = token.is("@") || token.is("..") || token.kind == Token::Kind::wildcard ||
                    (named && (!peek(1).is("(") || is_kind_test(token, peek(1))));
  return with_predicates(axis ? axis_step() : primary());
}

Expr* Parser::axis_step() {
  const auto at = peek();
  if (take_if("..")) return any_node(Axis::parent, at);
  if (take_if("@")) return named_axis_step(Axis::attribute, at);
  if (!peek(1).is("::")) {
    const bool attribute = at.is_word("attribute") && peek(1).is("(");
    return named_axis_step(attribute ? Axis::attribute : Axis::child, at);
  }
  const auto* const axis = std::find_if(axes.begin(), axes.end(),
                                        [&](const auto& one) { return at.is_word(one.first); });
  if (axis == axes.end()) {
    const bool known = at.is_word("namespace");
    refuse(known ? "XPST0010" : "XPST0003", "unknown axis " + std::string(at.text), at);
  }
  take(), take();
  return named_axis_step(axis->second, at);
}

Expr* Parser::named_axis_step(Axis axis, const Token& at) {
  auto* const step = make(Op::step, {}, at);
  step->axis = axis;
  step->test = node_test(axis);
  return step;
}

NodeTest Parser::node_test(Axis axis) {
  if (is_kind_test(peek(), peek(1))) return kind_test();
  if (peek(1).is("(") && peek().kind == Token::Kind::name)
    refuse("XPST0008", "unsupported node test " + std::string(peek().text), peek());
  return name_test(axis);
}

NodeTest Parser::name_test(Axis axis) {
  const auto name = take();
  NodeTest test;
  test.kind = axis == Axis::attribute ? Type::attribute : Type::element;
  const auto unprefixed = axis == Axis::attribute ? std::string() : namespace_of({}, "");
  if (name.kind == Token::Kind::name) {
    test.name = context_.shared->names().add(namespace_of(name, unprefixed), name.local);
  } else if (name.kind == Token::Kind::wildcard && name.text != "*") {
    auto& arena = code_.arena;
    const bool any_ns = name.prefix == "*";
    test.wild = arena.make<QName>(
        any_ns ? std::string_view("*") : arena.keep(namespace_of(name, "")), std::string_view(),
        any_ns ? arena.keep(name.local) : std::string_view("*"));
  } else if (name.kind != Token::Kind::wildcard) {
    refuse("XPST0003", "a node test is expected", name);
  }
  return test;
}

NodeTest Parser::kind_test() {
  const auto word = take();
  NodeTest test;
  test.kind = *kind_of(word.text);
  expect("(");
  if (!take_if(")")) {
    test.kind = kind_with_name(word.text, test);
    expect(")");
  }
  return test;
}

/// What stands between the parentheses of element(a, xs:untyped), processing-instruction(a),
/// document-node(element(a)).
Type Parser::kind_with_name(std::string_view word, NodeTest& test) {
  const auto kind = *kind_of(word);
  if (kind == Type::document) refuse("XPST0003", "unsupported document-node(element())", peek());
  if (kind == Type::processing_instruction) {
    if (peek().kind != Token::Kind::name && peek().kind != Token::Kind::string) refuse_here();
    take();
    return kind;
  }
  if (kind != Type::element && kind != Type::attribute) refuse_here();
  const bool any = peek().kind == Token::Kind::wildcard && peek().text == "*";
  if (any)
    take();
  else
    test.name = name_test(kind == Type::attribute ? Axis::attribute : Axis::child).name;
  if (peek().is(",")) refuse("XPST0008", "unsupported type of a node test", peek());
  return kind;
}

Expr* Parser::with_predicates(Expr* expr) {
  if (!peek().is("[")) return expr;
  const auto at = peek();
  std::vector<Expr*> parts;
  if (expr->op != Op::step) parts.push_back(expr);
  while (take_if("[")) {
    parts.push_back(expression());
    expect("]");
  }
  auto* const made = make(expr->op == Op::step ? Op::step : Op::filter, parts, at);
  if (expr->op == Op::step) made->axis = expr->axis, made->test = expr->test;
  return made;
}

std::string Parser::namespace_of(const Token& name, std::string_view without_prefix) const {
  if (name.kind != Token::Kind::end && name.prefix.empty()) return std::string(without_prefix);
  for (auto one = context_.namespaces.rbegin(); one != context_.namespaces.rend(); ++one)
    if (one->prefix == name.prefix) return one->uri;
  if (name.prefix.empty()) return {};
  if (name.prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
  refuse("XPST0081", "unknown prefix " + std::string(name.prefix), name);
}

SequenceType Parser::sequence_type() {
  if (peek().is_word("empty-sequence") && peek(1).is("(")) {
    take(), take(), expect(")");
    return {Type::nothing, Occurs::optional, 0};
  }
  auto type = item_type();
  occurrence(type);
  return type;
}

SequenceType Parser::item_type() {
  SequenceType type{Type::any_item, Occurs::once, 0};
  const bool kind = peek().kind == Token::Kind::name && peek(1).is("(");
  if (!kind) {
    type.item = atomic_type_name();
    return type;
  }
  if (kind_of(peek().text) == nullptr)
    refuse("XPST0051", "unknown type " + std::string(peek().text) + "()", peek());
  const auto test = kind_test();
  type.item = test.kind;
  type.name = test.name;
  return type;
}

void Parser::occurrence(SequenceType& type) {
  const auto& token = peek();
  if (token.is("?"))
    type.occurs = Occurs::optional;
  else if (token.is("+"))
    type.occurs = Occurs::at_least_once;
  else if (token.kind == Token::Kind::wildcard && token.text == "*")
    type.occurs = Occurs::many;
  else
    return;
  take();
}

SequenceType Parser::single_type() {
  const auto at = peek();
  const auto type = atomic_type_name();
  if (type == Type::any_atomic) refuse("XPST0080", "no cast to xs:anyAtomicType", at);
  return {type, take_if("?") ? Occurs::optional : Occurs::once, 0};
}

Type Parser::atomic_type_name() {
  const auto name = take();
  if (name.kind != Token::Kind::name) refuse("XPST0003", "a type is expected", name);
  const auto ns = namespace_of(name, namespace_of({}, ""));
  const auto type = ns == schema_namespace ? atomic_type(name.local) : std::nullopt;
  if (!type) refuse("XPST0051", "unknown type " + std::string(name.text), name);
  return *type;
}

}  // namespace ecluse::xpath
