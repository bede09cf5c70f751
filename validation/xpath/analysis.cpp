#include "validation/xpath/analysis.hpp"

#include <algorithm>

#include "validation/xpath/preparing.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

namespace {

constexpr SequenceType one_boolean{Type::boolean, Occurs::once, 0};

std::uint64_t bit_of(std::uint32_t local) {
  return std::uint64_t{1} << (local % 64);
}

bool may_be_number(Type type) {
  return is_numeric(type) || type == Type::numeric || type == Type::any_atomic ||
         type == Type::any_item;
}

Selects role_of(const Expr& predicate) {
  if (predicate.op == Op::literal && predicate.constant->size() == 1 &&
      predicate.constant->front().type() == Type::integer)
    return Selects::by_position;
  const bool plain = !predicate.facts.uses_position && !may_be_number(static_type(predicate).item);
  return plain ? Selects::by_truth : Selects::by_value;
}

SequenceType common(SequenceType a, const SequenceType& b) {
  if (a.item != b.item)
    a.item = is_node(a.item) && is_node(b.item) ? Type::any_node : Type::any_item;
  a.name = 0;
  if (a.occurs != b.occurs) a.occurs = Occurs::many;
  return a;
}

}  // namespace

void inherit(Expr& expr, const Expr& part) {
  auto& mine = expr.facts;
  const auto& its = part.facts;
  mine.uses_item |= its.uses_item;
  mine.uses_position |= its.uses_position;
  mine.uses_last |= its.uses_last;
  mine.uses_root |= its.uses_root;
  mine.uses_binding |= its.uses_binding;
  mine.per_document |= its.per_document;
  expr.free_locals |= part.free_locals;
}

void inherit_inner(Expr& expr, const Expr& part) {
  expr.facts.uses_root |= part.facts.uses_root;
  expr.facts.uses_binding |= part.facts.uses_binding;
  expr.facts.per_document |= part.facts.per_document;
  expr.free_locals |= part.free_locals;
}

SequenceType static_type(const Expr& expr) {
  switch (expr.op) {
    case Op::instance_of:
    case Op::castable_as:
      return one_boolean;
    default:
      return expr.type;
  }
}

Analysis::Analysis(Code& code, Shared& shared)
    : code_(code), shared_(shared), local_types_(code.locals) {}

Expr* Analysis::run(Expr* expr) {
  return hoisted(analysed(expr), code_, shared_);
}

Expr* Analysis::make(Op op, const std::vector<Expr*>& parts, const Expr& like) {
  auto* const made = code_.arena.make<Expr>();
  made->op = op;
  made->offset = like.offset;
  made->depth = like.depth;
  made->parts = code_.arena.array<Expr*>(parts.size());
  std::copy(parts.begin(), parts.end(), made->parts.begin());
  return made;
}

Expr* Analysis::analysed(Expr* expr) {
  const bool binds = expr->op == Op::for_each || expr->op == Op::some || expr->op == Op::every;
  if (binds) {
    study_binding_clause(*expr);
    return expr;
  }
  for (auto*& part : expr->parts) part = analysed(part);
  if (expr->op == Op::path) return studied_path(expr);
  seek_members(*expr);
  spread_unions(*expr);
  expr = listing(local_end(expr));
  if (expr->op == Op::both) drop_blank_checks(*expr);
  study(*expr);
  return folded(expr);
}

void Analysis::study_binding_clause(Expr& expr) {
  expr.parts[0] = analysed(expr.parts[0]);
  auto type = static_type(expr.part(0));
  type.occurs = Occurs::once;
  local_types_[expr.number] = type;
  expr.parts[1] = analysed(expr.parts[1]);
  inherit(expr, expr.part(1));
  if (code_.locals <= 64) expr.free_locals &= ~bit_of(expr.number);
  inherit(expr, expr.part(0));
  expr.type = expr.op == Op::for_each ? static_type(expr.part(1)) : one_boolean;
  if (expr.op == Op::for_each) expr.type.occurs = Occurs::many;
}

void Analysis::study_step(Expr& expr) {
  expr.facts.uses_item = true;
  expr.facts.plain = expr.parts.empty();
  expr.facts.sorted = !is_reverse(expr.axis) || expr.axis == Axis::parent;
  expr.facts.peers = expr.facts.sorted && expr.axis != Axis::descendant &&
                     expr.axis != Axis::descendant_or_self && expr.axis != Axis::following;
  const bool few = expr.axis == Axis::self || expr.axis == Axis::parent ||
                   (expr.axis == Axis::attribute && expr.test.name != 0);
  expr.type = {expr.test.kind, few ? Occurs::optional : Occurs::many, 0};
  if (expr.test.kind == Type::any_item) expr.type.item = Type::any_node;
  for (auto* const predicate : expr.parts) {
    predicate->selects = role_of(*predicate);
    inherit_inner(expr, *predicate);
    expr.facts.needs_list |= predicate->facts.uses_last;
    expr.facts.counts |= predicate->selects != Selects::by_truth || predicate->facts.uses_position;
    if (predicate->selects == Selects::by_position) expr.type.occurs = Occurs::optional;
  }
}

void Analysis::study_filter(Expr& expr) {
  inherit(expr, expr.part(0));
  expr.type = static_type(expr.part(0));
  expr.type.occurs = expr.type.takes_several() ? Occurs::many : Occurs::optional;
  const auto base = expr.part(0).op;
  const bool ordered = base == Op::path || base == Op::step || base == Op::united;
  expr.facts.sorted = ordered || expr.part(0).facts.sorted;
  expr.facts.peers = expr.part(0).facts.peers;
  for (auto* const predicate : expr.parts.subspan(1)) {
    predicate->selects = role_of(*predicate);
    inherit_inner(expr, *predicate);
    if (predicate->selects == Selects::by_position) expr.type.occurs = Occurs::optional;
  }
}

namespace {

/// Of operators and functions whose type does not depend on their operands.
std::optional<SequenceType> fixed_type(Op op) {
  switch (op) {
    case Op::either:
    case Op::both:
    case Op::general_comparison:
    case Op::is_not:
    case Op::boolean_of:
    case Op::exists:
    case Op::is_empty:
    case Op::one_of:
    case Op::listed:
      return one_boolean;
    case Op::value_comparison:
    case Op::same_node:
    case Op::node_before:
    case Op::node_after:
      return SequenceType{Type::boolean, Occurs::optional, 0};
    case Op::range:
      return SequenceType{Type::integer, Occurs::many, 0};
    case Op::count:
    case Op::position:
    case Op::last:
      return SequenceType{Type::integer, Occurs::once, 0};
    case Op::arithmetic:
      return SequenceType{Type::any_atomic, Occurs::optional, 0};
    case Op::negation:
    case Op::identity:
      return SequenceType{Type::numeric, Occurs::optional, 0};
    case Op::context:
    case Op::current:
      return SequenceType{Type::any_item, Occurs::once, 0};
    case Op::root:
      return SequenceType{Type::document, Occurs::once, 0};
    default:
      return std::nullopt;
  }
}

SequenceType type_of_sequence(const Expr& expr) {
  if (expr.parts.empty()) return {Type::nothing, Occurs::optional, 0};
  auto type = static_type(expr.part(0));
  for (const auto* part : expr.parts) type = common(type, static_type(*part));
  type.occurs = Occurs::many;
  return type;
}

SequenceType type_of_literal(const Sequence& constant) {
  if (constant.size() != 1) return {};
  return {constant.front().type(), Occurs::once, 0};
}

}  // namespace

/// What an expression takes from its focus and its surroundings, besides what its parts take.
void Analysis::study_source(Expr& expr) {
  auto& facts = expr.facts;
  facts.uses_item |= expr.op == Op::context;
  facts.plain |= expr.op == Op::context;
  facts.uses_root |= expr.op == Op::root;
  facts.uses_binding |= expr.op == Op::binding || expr.op == Op::current;
  facts.uses_position |= expr.op == Op::position || expr.op == Op::last;
  facts.uses_last |= expr.op == Op::last;
  if (expr.op == Op::local) expr.free_locals |= bit_of(expr.number);
  if (expr.op == Op::call) facts.per_document |= expr.row->stable != Stable::always;
  facts.per_document |= expr.op == Op::user_call;
}

void Analysis::study_type(Expr& expr) {
  switch (expr.op) {
    case Op::literal:
      expr.type = type_of_literal(*expr.constant);
      break;
    case Op::local:
      expr.type = local_types_[expr.number];
      break;
    case Op::sequence:
      expr.type = type_of_sequence(expr);
      break;
    case Op::condition:
      expr.type = common(static_type(expr.part(1)), static_type(expr.part(2)));
      break;
    case Op::united:
    case Op::intersection:
    case Op::difference:
      expr.type = type_of_sequence(expr);
      break;
    case Op::call:
      expr.type = expr.row->result;
      break;
    case Op::user_call:
      expr.type = expr.function->result;
      break;
    case Op::beside:
      expr.type =
          expr.number == 1 ? one_boolean : SequenceType{Type::document, Occurs::optional, 0};
      break;
    default:
      expr.type = fixed_type(expr.op).value_or(expr.type);
      break;
  }
}

void Analysis::study(Expr& expr) {
  if (expr.op == Op::step) return study_step(expr);
  if (expr.op == Op::filter) return study_filter(expr);
  for (const auto* part : expr.parts) inherit(expr, *part);
  study_source(expr);
  study_type(expr);
  if (expr.op == Op::call) prepare_call(expr, shared_);
  expr.facts.sorted |= expr.op == Op::intersection || expr.op == Op::difference;
  if (!static_type(expr).takes_several()) expr.facts.sorted = expr.facts.peers = true;
}

bool Analysis::is_constant(const Expr& expr) const {
  const auto& facts = expr.facts;
  return !facts.uses_item && !facts.uses_root && !facts.uses_position && !facts.uses_binding &&
         !facts.per_document && expr.free_locals == 0;
}

/// Evaluated now when it needs no document; what fails is left to fail when it is evaluated.
Expr* Analysis::folded(Expr* expr) {
  if (expr->op == Op::beside && expr->number == 0 && expr->part(0).op == Op::literal) {
    const auto& address = *expr->part(0).constant;
    const bool named = address.size() == 1 && address.front().is_text();
    if (named && shared_.document(address.front().text()) == nullptr)
      throw CompileError{"FODC0002",
                         "no document " + std::string(address.front().text()) + " beside",
                         expr->offset};
  }
  if (expr->op == Op::literal || expr->op == Op::range || !is_constant(*expr)) return expr;
  constexpr std::uint64_t few_turns = 10'000;
  Evaluation evaluation(shared_);
  evaluation.allow_turns(few_turns);
  const Here nowhere;
  Run run(evaluation, {}, code_.locals, nowhere);
  const auto found = run.value(*expr, nowhere);
  if (evaluation.failed()) return expr;
  auto* const made = make(Op::literal, {}, *expr);
  made->constant = code_.arena.make<Sequence>(kept(found, code_.arena));
  study(*made);
  made->facts.sorted = expr->facts.sorted || found.size() < 2;
  made->facts.peers = expr->facts.peers || found.size() < 2;
  if (made->type.item == Type::any_item) made->type.item = static_type(*expr).item;
  return made;
}

}  // namespace ecluse::xpath
