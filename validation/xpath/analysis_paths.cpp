// The part of analysis.hpp for paths: which steps make one path, in which order its nodes are
// found, and what of it is known already.
#include <algorithm>

#include "validation/xpath/analysis.hpp"
#include "validation/xpath/sought.hpp"

namespace ecluse::xpath {

namespace {

bool gives_nodes(Type type) {
  return is_node(type) || type == Type::any_node || type == Type::comment ||
         type == Type::processing_instruction;
}

bool stays_in_path(const Expr& part) {
  return gives_nodes(static_type(part).item) && !part.facts.uses_position;
}

/// Whether nodes below different nodes of a list, which stand in order and not in each other, stand
/// in order too.
bool keeps_order(Axis axis) {
  return axis <= Axis::descendant_or_self;
}

}  // namespace

namespace {

/// Whether the step `//`, which is descendant-or-self::node(), may become part of `next`: a step
/// downwards whose predicates do not count, or a union of such steps.
bool takes_in_descent(const Expr& next) {
  if (next.op == Op::united)
    return std::ranges::all_of(next.parts, [](const Expr* one) { return takes_in_descent(*one); });
  if (next.op != Op::step || (next.axis != Axis::child && next.axis != Axis::descendant))
    return false;
  return std::ranges::all_of(next.parts,
                             [](const Expr* one) { return one->selects == Selects::by_truth; });
}

bool is_any_descent(const Expr& step) {
  return step.op == Op::step && step.axis == Axis::descendant_or_self &&
         step.test.kind == Type::any_node && step.parts.empty();
}

void take_in_descent(Expr& next) {
  if (next.op == Op::united)
    for (auto* const one : next.parts) take_in_descent(*one);
  else
    next.axis = Axis::descendant;
  next.facts.peers = false;
}

}  // namespace

bool stays_in_tree(const Expr& expr) {
  const auto stays = [](const Expr* part) { return stays_in_tree(*part); };
  if (expr.op == Op::filter) return stays(expr.parts.front());
  if (expr.op == Op::united) return std::ranges::all_of(expr.parts, stays);
  return expr.op == Op::step || expr.op == Op::context || expr.op == Op::root ||
         (expr.op == Op::path && expr.facts.in_tree);
}

/// Steps to nodes that do not ask for their position make one path; any other step maps what the
/// path before it gives.
Expr* Analysis::studied_path(Expr* expr) {
  std::vector<Expr*> parts;
  for (auto* const part : expr->parts) {
    if (!parts.empty() && !stays_in_path(*part)) {
      auto* const before = joined(parts, *expr);
      auto* const map = make(Op::map, {before, part}, *expr);
      study_map(*map);
      parts = {folded(map)};
      continue;
    }
    if (parts.size() > 1 && is_any_descent(*parts.back()) && takes_in_descent(*part)) {
      parts.pop_back();
      take_in_descent(*part);
    }
    parts.push_back(part);
  }
  return joined(parts, *expr);
}

Expr* Analysis::joined(std::vector<Expr*>& parts, const Expr& whole) {
  fold_prefix(parts, whole);
  if (parts.size() == 1) return parts.front();
  auto* const path = make(Op::path, parts, whole);
  study_joined(*path);
  return path;
}

/// What a path goes through: texts first, which are the rarest, then names, the last first. A name
/// right below another says more than the name alone. Which variables are evaluated is told with a
/// finding: no text makes that a path is left which asks for one.
std::span<const Trait> Analysis::traits_on(const Expr& path) {
  std::vector<Trait> traits;
  for (const auto* step : path.parts) {
    if (step->op != Op::step || path.facts.uses_binding) continue;
    const auto self = step->test.kind == Type::element ? step->test.name : 0;
    for (const auto* predicate : step->parts)
      if (const auto trait = trait_sought(*predicate, self, shared_.names()); trait != 0)
        traits.push_back(trait);
  }
  for (std::size_t i = path.parts.size(); i-- > 0;) {
    const auto& step = path.part(i);
    if (step.op != Op::step || step.test.name == 0) continue;
    const bool below = step.axis == Axis::child || step.axis == Axis::attribute;
    const auto* const before = i > 0 && below ? path.parts[i - 1] : nullptr;
    const bool pair = before != nullptr && before->op == Op::step && before->test.name != 0 &&
                      before->test.kind == Type::element;
    traits.push_back(pair ? shared_.names().add_pair(before->test.name, step.test.name)
                          : step.test.name);
  }
  const auto kept_traits = code_.arena.array<Trait>(traits.size());
  std::copy(traits.begin(), traits.end(), kept_traits.begin());
  return kept_traits;
}

void Analysis::study_joined(Expr& path) {
  const auto& start = path.part(0);
  inherit(path, start);
  auto facts = start.facts;
  bool single = !static_type(start).takes_several();
  for (const auto* part : path.parts.subspan(1)) {
    inherit_inner(path, *part);
    const bool step = part->op == Op::step;
    const bool was_peers = facts.peers;
    const bool in_place = step && (part->axis == Axis::self || part->axis == Axis::attribute);
    if (single) {
      facts.sorted = part->facts.sorted;
      facts.peers = part->facts.peers;
    } else {
      facts.sorted = facts.sorted && step && (in_place || (was_peers && keeps_order(part->axis)));
      facts.peers = facts.sorted && (part->axis == Axis::attribute ||
                                     (was_peers && (part->axis == Axis::child || in_place)));
    }
    single = single && !static_type(*part).takes_several();
  }
  path.facts.in_tree = stays_in_tree(start);
  path.facts.plain = (start.op == Op::context || start.op == Op::root || is_plain_step(start)) &&
                     std::ranges::all_of(path.parts.subspan(1),
                                         [](const Expr* one) { return is_plain_step(*one); });
  if (path.facts.in_tree) path.needs = traits_on(path);
  path.facts.sorted = facts.sorted;
  path.facts.peers = facts.peers;
  path.type = static_type(*path.parts.back());
  path.type.occurs = single ? Occurs::optional : Occurs::many;
}

void Analysis::study_map(Expr& map) {
  inherit(map, map.part(0));
  inherit_inner(map, map.part(1));
  map.type = static_type(map.part(1));
  const bool single = !static_type(map.part(0)).takes_several() && !map.type.takes_several();
  map.type.occurs = single ? Occurs::optional : Occurs::many;
  map.facts.sorted = map.facts.peers = single;
}

/// Of a path that starts at constant nodes, the steps that need nothing else are taken now.
void Analysis::fold_prefix(std::vector<Expr*>& parts, const Expr& whole) {
  if (parts.front()->op != Op::literal) return;
  const auto free = [&](const Expr* part) {
    return !part->facts.uses_binding && !part->facts.per_document && part->free_locals == 0;
  };
  const auto end = std::find_if_not(parts.begin() + 1, parts.end(), free);
  if (end == parts.begin() + 1) return;
  auto* const prefix = make(Op::path, {parts.begin(), end}, whole);
  study_joined(*prefix);
  prefix->facts.uses_root = false;
  parts.erase(parts.begin() + 1, end);
  parts.front() = folded(prefix);
}

}  // namespace ecluse::xpath
