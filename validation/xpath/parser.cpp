#include "validation/xpath/parser.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ecluse::xpath {

namespace {

/// How tightly operators bind, the loosest first; each kind is left-associative but where XPath
/// allows one only.
enum Level : int {
  of_or = 1,
  of_and,
  of_comparison,
  of_range,
  of_sum,
  of_product,
  of_union,
  of_intersection,
  of_instance,
  of_treat,
  of_castable,
  of_cast,
};

struct Operator {
  std::string_view text;
  int level;
  Op op;
  int how = 0;  ///< a Comparison or an Arithmetic
};

template <class How>
constexpr int how(How value) {
  return static_cast<int>(value);
}

constexpr std::array operators{
    Operator{"or", of_or, Op::either},
    Operator{"and", of_and, Op::both},
    Operator{"=", of_comparison, Op::general_comparison, how(Comparison::eq)},
    Operator{"!=", of_comparison, Op::general_comparison, how(Comparison::ne)},
    Operator{"<", of_comparison, Op::general_comparison, how(Comparison::lt)},
    Operator{"<=", of_comparison, Op::general_comparison, how(Comparison::le)},
    Operator{">", of_comparison, Op::general_comparison, how(Comparison::gt)},
    Operator{">=", of_comparison, Op::general_comparison, how(Comparison::ge)},
    Operator{"eq", of_comparison, Op::value_comparison, how(Comparison::eq)},
    Operator{"ne", of_comparison, Op::value_comparison, how(Comparison::ne)},
    Operator{"lt", of_comparison, Op::value_comparison, how(Comparison::lt)},
    Operator{"le", of_comparison, Op::value_comparison, how(Comparison::le)},
    Operator{"gt", of_comparison, Op::value_comparison, how(Comparison::gt)},
    Operator{"ge", of_comparison, Op::value_comparison, how(Comparison::ge)},
    Operator{"is", of_comparison, Op::same_node},
    Operator{"<<", of_comparison, Op::node_before},
    Operator{">>", of_comparison, Op::node_after},
    Operator{"to", of_range, Op::range},
    Operator{"+", of_sum, Op::arithmetic, how(Arithmetic::add)},
    Operator{"-", of_sum, Op::arithmetic, how(Arithmetic::subtract)},
    Operator{"*", of_product, Op::arithmetic, how(Arithmetic::multiply)},
    Operator{"div", of_product, Op::arithmetic, how(Arithmetic::divide)},
    Operator{"idiv", of_product, Op::arithmetic, how(Arithmetic::whole_divide)},
    Operator{"mod", of_product, Op::arithmetic, how(Arithmetic::modulo)},
    Operator{"union", of_union, Op::united},
    Operator{"|", of_union, Op::united},
    Operator{"intersect", of_intersection, Op::intersection},
    Operator{"except", of_intersection, Op::difference},
    Operator{"instance", of_instance, Op::instance_of},
    Operator{"treat", of_treat, Op::treat_as},
    Operator{"castable", of_castable, Op::castable_as},
    Operator{"cast", of_cast, Op::cast_as},
};

const Operator* operator_of(const Token& token) {
  const bool star = token.kind == Token::Kind::wildcard && token.text == "*";
  if (!star && token.kind != Token::Kind::symbol && token.kind != Token::Kind::name) return nullptr;
  for (const auto& one : operators)
    if (one.text == token.text) return &one;
  return nullptr;
}

bool happens_once(int level) {
  return level == of_comparison || level == of_range || level >= of_instance;
}

}  // namespace

Parser::Parser(Code& code, const StaticContext& context) : code_(code), context_(context) {
  auto tokens = tokens_of(code.text);
  if (!tokens) throw CompileError(tokens.error());
  tokens_ = std::move(*tokens);
}

Expr* Parser::parse() {
  auto* const whole = expression();
  expect_end();
  return whole;
}

SequenceType Parser::parse_whole_type() {
  const auto type = sequence_type();
  expect_end();
  return type;
}

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

Token Parser::take() {
  auto token = peek();
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool Parser::take_if(std::string_view symbol) {
  if (!peek().is(symbol)) return false;
  take();
  return true;
}

bool Parser::take_word_if(std::string_view word) {
  if (!peek().is_word(word)) return false;
  take();
  return true;
}

void Parser::expect(std::string_view symbol) {
  if (!take_if(symbol)) refuse_here();
}

void Parser::expect_word(std::string_view word) {
  if (!take_word_if(word)) refuse_here();
}

void Parser::expect_end() {
  if (peek().kind != Token::Kind::end) refuse_here();
}

void Parser::refuse(std::string_view code, std::string text, const Token& at) const {
  throw CompileError{std::string(code), std::move(text), at.offset};
}

void Parser::refuse_here() const {
  const auto& token = peek();
  const bool end = token.kind == Token::Kind::end;
  refuse("XPST0003", end ? "unexpected end" : "unexpected " + std::string(token.text), token);
}

Expr* Parser::make(Op op, std::span<Expr* const> parts, const Token& at) {
  auto* const expr = code_.arena.make<Expr>();
  expr->op = op;
  expr->offset = static_cast<std::uint32_t>(at.offset);
  expr->parts = code_.arena.array<Expr*>(parts.size());
  std::copy(parts.begin(), parts.end(), expr->parts.begin());
  for (const auto* part : parts)
    expr->depth = std::max(expr->depth, static_cast<std::uint16_t>(part->depth + 1));
  if (expr->depth > deepest_tree) refuse("XPST0003", "expression too deep", at);
  return expr;
}

Expr* Parser::make(Op op, std::initializer_list<Expr*> parts, const Token& at) {
  return make(op, std::span<Expr* const>(parts.begin(), parts.size()), at);
}

Expr* Parser::literal(const Item& item, const Token& at) {
  auto* const expr = make(Op::literal, {}, at);
  expr->constant = code_.arena.make<Sequence>(item);
  return expr;
}

Expr* Parser::expression() {
  const auto at = peek();
  std::vector parts{single()};
  while (take_if(",")) parts.push_back(single());
  return parts.size() == 1 ? parts.front() : make(Op::sequence, parts, at);
}

Expr* Parser::single() {
  if (++nesting_ > deepest_nesting) refuse("XPST0003", "expression nested too deeply", peek());
  const bool names = peek(1).kind == Token::Kind::variable;
  Expr* made = nullptr;
  if (names && peek().is_word("for"))
    made = binding_clause(Op::for_each, "return");
  else if (names && peek().is_word("some"))
    made = binding_clause(Op::some, "satisfies");
  else if (names && peek().is_word("every"))
    made = binding_clause(Op::every, "satisfies");
  else if (peek().is_word("if") && peek(1).is("("))
    made = condition();
  else
    made = binary(of_or);
  --nesting_;
  return made;
}

/// `for $a in A, $b in B return R` is `for $a in A return for $b in B return R`.
Expr* Parser::binding_clause(Op op, std::string_view last_word) {
  const auto scope = locals_.size();
  const auto word = take();
  std::vector<std::pair<std::uint32_t, Expr*>> clauses;
  do {
    const auto name = take();
    if (name.kind != Token::Kind::variable) refuse("XPST0003", "a variable is expected", name);
    expect_word("in");
    auto* const in = single();
    clauses.emplace_back(code_.locals, in);
    locals_.push_back({namespace_of(name, ""), std::string(name.local), code_.locals++});
  } while (take_if(","));
  expect_word(last_word);
  auto* made = single();
  for (auto clause = clauses.rbegin(); clause != clauses.rend(); ++clause) {
    made = make(op, {clause->second, made}, word);
    made->number = clause->first;
  }
  locals_.resize(scope);
  return made;
}

Expr* Parser::condition() {
  const auto word = take();
  expect("(");
  auto* const test = expression();
  expect(")");
  expect_word("then");
  auto* const yes = single();
  expect_word("else");
  return make(Op::condition, {test, yes, single()}, word);
}

Expr* Parser::binary(int loosest) {
  auto* left = unary();
  int tightest = of_cast;
  while (const auto* found = operator_of(peek())) {
    if (found->level < loosest) break;
    if (found->level > tightest) refuse_here();
    left = binary_with(left, found->level, tightest);
  }
  return left;
}

Expr* Parser::binary_with(Expr* left, int level, int& tightest) {
  const auto& found = *operator_of(peek());
  const auto word = take();
  tightest = happens_once(level) ? level - 1 : level;
  if (level >= of_instance) return typed(left, word);
  std::vector parts{left, binary(level + 1)};
  const bool several = found.op == Op::either || found.op == Op::both;
  while (several && operator_of(peek()) == &found) {
    take();
    parts.push_back(binary(level + 1));
  }
  auto* const made = make(found.op, parts, word);
  if (found.op == Op::arithmetic)
    made->arithmetic = static_cast<Arithmetic>(found.how);
  else
    made->comparison = static_cast<Comparison>(found.how);
  return made;
}

Expr* Parser::typed(Expr* left, const Token& word) {
  const auto op = operator_of(word)->op;
  expect_word(op == Op::instance_of ? "of" : "as");
  const bool whole = op == Op::instance_of || op == Op::treat_as;
  const auto type = whole ? sequence_type() : single_type();
  auto* const made = make(op, {left}, word);
  made->type = type;
  return made;
}

Expr* Parser::unary() {
  const auto at = peek();
  bool negative = false;
  bool any = false;
  for (; peek().is("-") || peek().is("+"); any = true)
    if (take().text == "-") negative = !negative;
  auto* const operand = path();
  if (!any) return operand;
  return make(negative ? Op::negation : Op::identity, {operand}, at);
}

}  // namespace ecluse::xpath
