// What an expression that a rulebook writes in several places gives for one context node, such as
// normalize-space(cbc:ID): found once for the node, and kept while a document is examined. Filled
// by the evaluator; belongs to one Evaluation.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "validation/xpath/tree.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

/// The values of one expression, at most one item each. Has room for about as many nodes as it was
/// made for: what finds its place taken is not kept, and is then found anew each time.
class Column {
 public:
  Column(Arena& arena, std::size_t nodes);

  /// Null for a node whose value is not known. Until the next keep().
  [[nodiscard]] const Sequence* find(NodeId node) const {
    const auto place = place_of(node);
    return nodes_[place] == node ? &values_[place] : nullptr;
  }
  /// `value` is copied to the arena with its text; several items and long texts are not kept.
  void keep(NodeId node, const Sequence& value, Arena& arena);

 private:
  /// Nodes of one name often stand at equal distances: a product scatters them.
  [[nodiscard]] std::size_t place_of(NodeId node) const {
    return (node * std::uint32_t{2'654'435'769U}) >> shift_;
  }

  std::span<NodeId> nodes_;
  Sequence* values_;  ///< as many; made where a node is
  std::uint32_t shift_;
};

/// The columns of a rulebook for one document, each made when it is first asked for.
class Columns {
 public:
  void begin(const Tree& document, std::size_t columns);
  /// `node`: one of those that it is wanted for.
  Column& at(std::uint32_t number, NodeId node, Arena& arena) {
    if (number < made_.size() && made_[number] != nullptr) return *made_[number];
    return make(number, node, arena);
  }

 private:
  Column& make(std::uint32_t number, NodeId node, Arena& arena);

  const Tree* document_ = nullptr;
  std::vector<Column*> made_;
};

}  // namespace ecluse::xpath
