#include "validation/xpath/deep_equal.hpp"

#include <algorithm>

#include "validation/xpath/operators.hpp"
#include "validation/xpath/tree.hpp"

namespace ecluse::xpath {
namespace {

bool same_name(Node a, Node b) {
  const auto x = a.tree->qname(a.id);
  const auto y = b.tree->qname(b.id);
  return x.local == y.local && x.ns == y.ns;
}

bool same_attributes(Node a, Node b) {
  const auto first = a.tree->element(a.id)->attributes;
  const auto second = b.tree->element(b.id)->attributes;
  if (first.size() != second.size()) return false;
  return std::all_of(first.begin(), first.end(), [&](const Attribute& one) {
    return std::any_of(second.begin(), second.end(), [&](const Attribute& other) {
      return one.name == other.name && one.ns == other.ns && one.value == other.value;
    });
  });
}

/// One node, without what is below it.
bool same_by_itself(Node a, Node b, Arena& arena) {
  const auto kind = a.tree->kind(a.id);
  if (kind != b.tree->kind(b.id)) return false;
  switch (kind) {
    case Type::element:
      return same_name(a, b) && same_attributes(a, b);
    case Type::attribute:
      return same_name(a, b) && a.tree->attribute(a.id).value == b.tree->attribute(b.id).value;
    case Type::text:
      return a.tree->string_value(a.id, arena) == b.tree->string_value(b.id, arena);
    default:
      return true;
  }
}

// In document order, all that is below two equal nodes stands at the same distance from them, and
// ends there.
bool same_nodes(Node a, Node b, Arena& arena) {
  const auto size = a.tree->end(a.id) - a.id;
  if (size != b.tree->end(b.id) - b.id) return false;
  for (NodeId i = 0; i < size; ++i) {
    const Node x{a.tree, a.id + i};
    const Node y{b.tree, b.id + i};
    const bool attribute_of_both =
        i > 0 && x.tree->is_attribute(x.id) && y.tree->is_attribute(y.id);
    if (attribute_of_both) continue;  // compared with their element, in any order
    if (x.tree->end(x.id) - x.id != y.tree->end(y.id) - y.id) return false;
    if (!same_by_itself(x, y, arena)) return false;
  }
  return true;
}

bool same_items(const Item& a, const Item& b, Evaluation& evaluation) {
  if (a.is_node() != b.is_node()) return false;
  if (a.is_node()) return same_nodes(a.node(), b.node(), evaluation.scratch());
  return same_value(a, b, evaluation);
}

}  // namespace

bool deep_equal(const Sequence& a, const Sequence& b, Evaluation& evaluation) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const Item& x, const Item& y) { return same_items(x, y, evaluation); });
}

}  // namespace ecluse::xpath
