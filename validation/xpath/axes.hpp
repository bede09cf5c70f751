// The nodes of an axis, one by one in the order of the axis, without making a list. Called by the
// evaluator; each visitor says whether to go on.
#pragma once

#include <algorithm>
#include <span>

#include "validation/xpath/code.hpp"
#include "validation/xpath/tree.hpp"

namespace ecluse::xpath {

/// Whether a node of the axis' kind is asked for; names of attributes and elements share numbers,
/// so that the kind counts.
inline bool passes(const NodeTest& test, const Tree& tree, NodeId node) {
  const auto kind = tree.kind(node);
  if (test.kind != Type::any_node && test.kind != Type::any_item && kind != test.kind) return false;
  if (test.name != 0) return tree.name(node) == test.name;
  if (test.wild == nullptr) return true;
  const auto name = tree.qname(node);
  return test.wild->ns == "*" ? name.local == test.wild->local : name.ns == test.wild->ns;
}

/// The elements of that name from `first` to before `end`.
inline std::span<const NodeId> named_between(const Tree& tree, NameId name, NodeId first,
                                             NodeId end) {
  const auto all = tree.elements_named(name);
  const auto from = std::lower_bound(all.begin(), all.end(), first);
  return {from, std::lower_bound(from, all.end(), end)};
}

/// Calls `visit(NodeId)` for the nodes of the axis that pass; false when a visit said stop.
template <class Visitor>
class AxisWalk {
 public:
  AxisWalk(const Tree& tree, const NodeTest& test, Visitor& visit)
      : tree_(tree), test_(test), visit_(visit) {}

  bool walk(Axis axis, NodeId node) {
    switch (axis) {
      case Axis::child:
        return children(node);
      case Axis::descendant:
        return below(node);
      case Axis::attribute:
        return attributes(node);
      case Axis::self:
        return meet(node);
      case Axis::descendant_or_self:
        return meet(node) && below(node);
      case Axis::following_sibling:
        return following_siblings(node);
      case Axis::following:
        return range(tree_.end(node), tree_.end(Tree::document_node));
      case Axis::parent:
        return node == Tree::document_node || meet(tree_.parent(node));
      case Axis::ancestor:
        return ancestors(node);
      case Axis::preceding_sibling:
        return preceding_siblings(node);
      case Axis::preceding:
        return preceding(node);
      case Axis::ancestor_or_self:
        return meet(node) && ancestors(node);
    }
    return true;
  }

 private:
  bool meet(NodeId node) { return !passes(test_, tree_, node) || visit_(node); }
  [[nodiscard]] bool by_name() const { return test_.name != 0 && test_.kind == Type::element; }

  bool children(NodeId node) {
    const auto end = tree_.end(node);
    if (by_name()) return children_named(node, end);
    if (tree_.is_attribute(node)) return true;
    for (auto child = tree_.first_child(node); child < end; child = tree_.end(child))
      if (!meet(child)) return false;
    return true;
  }
  /// Attributes are passed over as what they are: no elements.
  bool children_named(NodeId node, NodeId end) {
    constexpr NodeId many = 64;
    constexpr std::size_t few = 4;
    if (const auto named = tree_.elements_named(test_.name); named.size() <= few)
      return children_among(named, node);
    if (end - node > many) {
      const auto named = named_between(tree_, test_.name, node + 1, end);
      if (named.size() * 8 < end - node) return children_among(named, node);
    }
    for (auto child = node + 1; child < end; child = tree_.end(child))
      if (tree_.is_element(child, test_.name) && !visit_(child)) return false;
    return true;
  }
  bool children_among(std::span<const NodeId> named, NodeId node) {
    for (const auto one : named)
      if (tree_.parent(one) == node && !visit_(one)) return false;
    return true;
  }
  bool range(NodeId first, NodeId end) {
    if (by_name()) {
      for (const auto one : named_between(tree_, test_.name, first, end))
        if (!visit_(one)) return false;
      return true;
    }
    for (auto node = first; node < end; ++node)
      if (!tree_.is_attribute(node) && !meet(node)) return false;
    return true;
  }
  bool below(NodeId node) { return tree_.is_attribute(node) || range(node + 1, tree_.end(node)); }
  bool attributes(NodeId node) {
    if (tree_.kind(node) != Type::element) return true;
    for (auto one = node + 1; one < tree_.size() && tree_.is_attribute(one); ++one)
      if (!meet(one)) return false;
    return true;
  }
  bool ancestors(NodeId node) {
    while (node != Tree::document_node) {
      node = tree_.parent(node);
      if (!meet(node)) return false;
    }
    return true;
  }
  bool following_siblings(NodeId node) {
    if (node == Tree::document_node || tree_.is_attribute(node)) return true;
    const auto end = tree_.end(tree_.parent(node));
    for (auto one = tree_.end(node); one < end; one = tree_.end(one))
      if (!meet(one)) return false;
    return true;
  }
  /// Numbers before, downwards: the sibling that a number belongs to is found by its parents.
  bool preceding_siblings(NodeId node) {
    if (node == Tree::document_node || tree_.is_attribute(node)) return true;
    const auto parent = tree_.parent(node);
    const auto first = tree_.first_child(parent);
    for (auto at = node; at > first;) {
      --at;
      while (tree_.parent(at) != parent) at = tree_.parent(at);
      if (!meet(at)) return false;
    }
    return true;
  }
  bool preceding(NodeId node) {
    if (by_name()) {
      const auto named = named_between(tree_, test_.name, 0, node);
      for (auto one = named.rbegin(); one != named.rend(); ++one)
        if (tree_.end(*one) <= node && !visit_(*one)) return false;
      return true;
    }
    for (auto one = node; one > Tree::document_node;)
      if (--one; !tree_.is_attribute(one) && tree_.end(one) <= node && !meet(one)) return false;
    return true;
  }

  const Tree& tree_;
  const NodeTest& test_;
  Visitor& visit_;
};

template <class Visitor>
bool walk(Axis axis, const Tree& tree, NodeId node, const NodeTest& test, Visitor&& visit) {
  return AxisWalk<std::remove_reference_t<Visitor>>(tree, test, visit).walk(axis, node);
}

/// The same for the nodes that steps without predicates lead to, as they are found.
template <class Visitor>
bool walk_steps(const Tree& tree, std::span<Expr* const> steps, NodeId node, Visitor& visit) {
  const auto& step = *steps.front();
  if (steps.size() == 1) return walk(step.axis, tree, node, step.test, visit);
  return walk(step.axis, tree, node, step.test,
              [&](NodeId next) { return walk_steps(tree, steps.subspan(1), next, visit); });
}

/// The same for the nodes of a plain expression (Facts::plain).
template <class Visitor>
bool walk_plain(const Expr& expr, Node from, Visitor&& visit) {
  const auto& tree = *from.tree;
  switch (expr.op) {
    case Op::step:
      return walk(expr.axis, tree, from.id, expr.test, visit);
    case Op::path:
      if (!expr.needs.empty() && tree.lacks_any(expr.needs)) return true;
      if (expr.part(0).op == Op::step) return walk_steps(tree, expr.parts, from.id, visit);
      return walk_steps(tree, expr.parts.subspan(1),
                        expr.part(0).op == Op::root ? Tree::document_node : from.id, visit);
    case Op::root:
      return visit(Tree::document_node);
    default:
      return visit(from.id);
  }
}

}  // namespace ecluse::xpath
