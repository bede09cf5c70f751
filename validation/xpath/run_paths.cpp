#include <algorithm>

#include "validation/xpath/axes.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

namespace {

bool precedes(const Item& a, const Item& b) {
  return before(a.node(), b.node());
}

bool same(const Item& a, const Item& b) {
  return a.node() == b.node();
}

}  // namespace

/// Whether the document has nothing at all of what the path must go through, or end with.
bool Run::leads_nowhere(const Expr& path, const Here& here) {
  if (!here.has_item || !here.item.is_node()) return false;
  if (here.item.node().tree->lacks_any(path.needs)) return true;
  if (path.number == 0 || !is_in_document(here)) return false;
  if (evaluation_.key_table(path.number - 1).state != KeyTable::State::known) return false;
  const auto ends = ends_of(*path.parts.back());
  return ends && ends->empty() && has_bindings_of(path);
}

/// Whether all variables of the static context that it speaks of are evaluated: which are is told
/// with a finding, so that none may be passed over.
bool Run::has_bindings_of(const Expr& expr) const {
  if (!expr.facts.uses_binding) return true;
  if (expr.op == Op::binding) return bindings_[expr.number].state == Binding::State::given;
  return std::ranges::all_of(expr.parts,
                             [this](const Expr* part) { return has_bindings_of(*part); });
}

/// All elements of the document that pass the first predicate of a step which has a table.
std::optional<std::span<const NodeId>> Run::ends_of(const Expr& step) {
  return elements_with(step.test.name, *text_test(step.part(0)), step.number - 1);
}

/// The nodes that the parts of the path from `index` on give from one item.
bool Run::each_of_path(const Expr& path, std::size_t index, const Item& from, Visit visit) {
  if (evaluation_.failed()) return false;
  if (index == path.parts.size()) return visit(from);
  if (!from.is_node()) {
    evaluation_.fail("XPTY0019", "a step from what is no node");
    return false;
  }
  const auto& part = path.part(index);
  if (is_plain_step(part)) {
    const auto& tree = *from.node().tree;
    const bool last = index + 1 == path.parts.size();
    return walk(part.axis, tree, from.node().id, part.test, [&](NodeId id) {
      return last ? visit(tree.item(id)) : each_of_path(path, index + 1, tree.item(id), visit);
    });
  }
  if (index + 1 == path.parts.size()) return each(part, Here::at(from), Order::as_found, visit);
  auto next = [&](const Item& item) { return each_of_path(path, index + 1, item, visit); };
  return each(part, Here::at(from), Order::as_found, next);
}

bool Run::each_of_step(const Expr& step, const Here& here, Visit visit) {
  if (!needs_node(here)) return false;
  const auto node = here.item.node();
  const auto& tree = *node.tree;
  if (step.test.name != 0 && !tree.has(step.test.name)) return true;
  const auto go_on = [&](NodeId id) { return visit(tree.item(id)); };
  if (step.parts.empty()) return walk(step.axis, tree, node.id, step.test, go_on);
  if (!step.facts.needs_list) return each_of_filtered_step(step, node, visit);
  Gather found(evaluation_.scratch());
  walk(step.axis, tree, node.id, step.test,
       [&](NodeId id) { return found.add(tree.item(id)), true; });
  return each_selected(step.parts, found.take(), visit);
}

/// Of a step whose first predicate has a table: the nodes that pass it below a node that has many.
std::optional<std::span<const NodeId>> Run::nodes_below_with_key(const Expr& step, Node node) {
  constexpr NodeId few = 64;
  const auto end = node.tree->end(node.id);
  if (step.number == 0 || end - node.id < few || node.tree != &evaluation_.document())
    return std::nullopt;
  const auto all = ends_of(step);
  if (!all) return std::nullopt;
  const auto from = std::lower_bound(all->begin(), all->end(), node.id + 1);
  return std::span(from, std::lower_bound(from, all->end(), end));
}

/// Predicates that need no list.
bool Run::each_of_filtered_step(const Expr& step, Node node, Visit visit) {
  const auto& tree = *node.tree;
  const auto known = nodes_below_with_key(step, node);
  if (step.facts.counts) return each_of_counted_step(step, node, known, visit);
  const auto asked = step.parts.subspan(known ? 1 : 0);
  const auto meet = [&](NodeId id) {
    const auto here = Here::at(tree.item(id));
    for (const auto* predicate : asked)
      if (!truth_of(*predicate, here) || evaluation_.failed()) return !evaluation_.failed();
    return visit(here.item);
  };
  if (!known) return walk(step.axis, tree, node.id, step.test, meet);
  return std::ranges::all_of(*known, [&](NodeId id) {
    return (step.axis != Axis::descendant && tree.parent(id) != node.id) || meet(id);
  });
}

/// The same where each predicate counts the nodes that come to it.
bool Run::each_of_counted_step(const Expr& step, Node node,
                               std::optional<std::span<const NodeId>> known, Visit visit) {
  const auto& tree = *node.tree;
  const auto counts = evaluation_.scratch().array<std::int64_t>(step.parts.size());
  std::fill(counts.begin(), counts.end(), 0);
  bool more = true;
  const auto meet = [&](NodeId id) {
    const auto item = tree.item(id);
    bool last_one = false;
    for (std::size_t i = known ? 1 : 0; i < step.parts.size(); ++i) {
      const auto& predicate = step.part(i);
      ++counts[i];
      if (predicate.selects == Selects::by_position) {
        const auto asked = predicate.constant->front().wide();
        if (counts[i] != asked) return counts[i] < asked;
        last_one = true;
      } else if (!selects(predicate, {item, true, counts[i], 0})) {
        return !last_one && !evaluation_.failed();
      }
    }
    more = visit(item);
    return more && !last_one;
  };
  const auto is_on_axis = [&](NodeId id) {
    return step.axis == Axis::descendant || tree.parent(id) == node.id;
  };
  if (known)
    std::ranges::all_of(*known, [&](NodeId id) { return !is_on_axis(id) || meet(id); });
  else
    walk(step.axis, tree, node.id, step.test, meet);
  return more && !evaluation_.failed();
}

bool Run::selects(const Expr& predicate, const Here& here) {
  if (predicate.selects == Selects::by_truth)
    return truth_of(predicate, here) && !evaluation_.failed();
  const auto found = value(predicate, here);
  if (evaluation_.failed()) return false;
  if (found.size() == 1 && found.front().is_number())
    return compare(Comparison::eq, found.front(), Item::of_integer(here.position), evaluation_);
  return truth(found, evaluation_) && !evaluation_.failed();
}

/// The items that pass one predicate after another.
bool Run::each_selected(std::span<Expr* const> predicates, const Sequence& items, Visit visit) {
  if (predicates.empty()) return each_of(items, visit);
  const auto size = static_cast<std::int64_t>(items.size());
  Gather found(evaluation_.scratch());
  std::int64_t position = 0;
  for (const auto& item : items) {
    if (selects(*predicates.front(), {item, true, ++position, size})) found.add(item);
    if (evaluation_.failed() || !evaluation_.turn()) return false;
  }
  return each_selected(predicates.subspan(1), found.take(), visit);
}

bool Run::each_of_filter(const Expr& filter, const Here& here, Visit visit) {
  const auto predicates = std::span<Expr* const>(filter.parts).subspan(1);
  const auto& first = *predicates.front();
  if (predicates.size() > 1 || first.selects == Selects::by_value) {
    const auto whole = value(filter.part(0), here);
    return !evaluation_.failed() && each_selected(predicates, whole, visit);
  }
  if (first.selects == Selects::by_truth) {
    auto passing = [&](const Item& item) {
      if (!selects(first, Here::at(item))) return !evaluation_.failed();
      return visit(item);
    };
    return each(filter.part(0), here, Order::as_value, passing);
  }
  auto rest = first.constant->front().wide();
  bool more = true;
  auto counted = [&](const Item& item) {
    if (--rest > 0) return true;
    if (rest == 0) more = visit(item);
    return false;
  };
  each(filter.part(0), here, Order::as_value, counted);
  return more && !evaluation_.failed();
}

/// Sorted where it was not found in order, and each node once.
Sequence Run::in_order(Gather& found) {
  const auto items = found.items();
  if (!std::is_sorted(items.begin(), items.end(), precedes))
    std::sort(items.begin(), items.end(), precedes);
  const auto end = std::unique(items.begin(), items.end(), same);
  return Sequence(items.first(static_cast<std::size_t>(end - items.begin())));
}

Sequence Run::nodes(const Expr& expr, const Here& here) {
  Gather found(evaluation_.scratch());
  if (is_plain_at(expr, here)) {
    const auto from = here.item.node();
    walk_plain(expr, from, [&](NodeId id) { return found.add(from.tree->item(id)), true; });
    return expr.facts.sorted ? found.take() : in_order(found);
  }
  auto add = [&](const Item& item) { return found.add(item), true; };
  each(expr, here, Order::as_found, add);
  if (evaluation_.failed()) return {};
  return expr.facts.sorted ? found.take() : in_order(found);
}

/// What a step gives for each item before it, which stand in order and have their positions.
bool Run::each_mapped(const Expr& map, const Here& here, Visit visit) {
  const auto& before = map.part(0);
  const auto& step = map.part(1);
  if (before.facts.sorted && !step.facts.uses_position && is_plain_at(before, here)) {
    const auto from = here.item.node();
    return walk_plain(before, from, [&](NodeId id) {
      return each(step, Here::at(from.tree->item(id)), Order::as_value, visit);
    });
  }
  const auto items = value(before, here);
  if (evaluation_.failed()) return false;
  Here inner = Here::at({});
  inner.position = 0;
  inner.size = static_cast<std::int64_t>(items.size());
  for (const auto& item : items) {
    if (!item.is_node()) evaluation_.fail("XPTY0019", "a step from what is no node");
    inner.item = item;
    ++inner.position;
    if (evaluation_.failed() || !each(step, inner, Order::as_value, visit)) return false;
  }
  return true;
}

Sequence Run::mapped(const Expr& map, const Here& here) {
  Gather found(evaluation_.scratch());
  std::size_t nodes = 0;
  auto add = [&](const Item& item) {
    nodes += item.is_node() ? 1 : 0;
    return found.add(item), true;
  };
  each_mapped(map, here, add);
  if (evaluation_.failed()) return {};
  if (nodes == 0) return found.take();
  if (nodes == found.size()) return in_order(found);
  return evaluation_.fail("XPTY0018", "a path to nodes and values");
}

Sequence Run::united(const Expr& expr, const Here& here) {
  Gather found(evaluation_.scratch());
  auto add = [&](const Item& item) {
    if (!item.is_node()) evaluation_.fail("XPTY0004", "a union of what are no nodes");
    found.add(item);
    return !evaluation_.failed();
  };
  for (const auto* part : expr.parts)
    if (!each(*part, here, Order::as_found, add)) return {};
  return in_order(found);
}

Sequence Run::shared_nodes(const Expr& expr, const Here& here) {
  const auto sorted = [&](const Expr& part) {
    Gather found(evaluation_.scratch());
    auto add = [&](const Item& item) {
      if (!item.is_node()) evaluation_.fail("XPTY0004", "a set of what are no nodes");
      found.add(item);
      return !evaluation_.failed();
    };
    return each(part, here, Order::as_found, add) ? in_order(found) : Sequence();
  };
  const auto left = sorted(expr.part(0));
  const auto right = sorted(expr.part(1));
  const bool wanted = expr.op == Op::intersection;
  Gather found(evaluation_.scratch());
  for (const auto& item : left)
    if (std::binary_search(right.begin(), right.end(), item, precedes) == wanted) found.add(item);
  return found.take();
}

}  // namespace ecluse::xpath
