// Nodes by a text that each has: `//line[category = 'S']`, which rulebooks ask again and again for
// other texts and in other places, becomes a look into a table made once per document, as xsl:key
// would make it. Numbers are given while a rulebook is compiled; tables are filled by the evaluator
// and belong to one Evaluation.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

struct Expr;
class Evaluation;
class Expression;
class Shared;

/// The nodes of a list by each of their texts, in the order of the list.
class NodesByText {
 public:
  void clear() { nodes_.clear(); }
  /// Nodes come in document order. A text is copied to the arena once.
  void add(std::string_view text, NodeId node, Arena& arena) {
    auto found = nodes_.find(text);
    if (found == nodes_.end()) found = nodes_.try_emplace(arena.keep(text)).first;
    auto& nodes = found->second;
    if (nodes.empty() || nodes.back() != node) nodes.push_back(node);
  }
  [[nodiscard]] std::span<const NodeId> with(std::string_view text) const {
    const auto found = nodes_.find(text);
    return found == nodes_.end() ? std::span<const NodeId>{} : found->second;
  }

 private:
  std::unordered_map<std::string_view, std::vector<NodeId>> nodes_;
};

/// A table that may be made. Not every node has a text: where finding one fails there is no table,
/// and each asker goes the long way, to the error or not.
struct KeyTable {
  enum class State : std::uint8_t { unknown, known, failed } state = State::unknown;
  NodesByText nodes;
};

/// `key = 'text'`, as a predicate.
struct TextTest {
  const Expr* key = nullptr;
  std::string_view text;
};

/// The test that a predicate is, when its node alone decides and texts are compared; nothing for
/// any other.
std::optional<TextTest> text_test(const Expr& predicate);

std::optional<TextTest> text_test(const Expression& predicate);

/// The number of the table of all elements of that name by the key of such a predicate.
std::uint32_t number_of_table(NameId name, const TextTest& test, Shared& shared);

/// The elements of that name that pass the test, in document order; nothing when there is no table.
std::optional<std::span<const NodeId>> elements_with(NameId name, const TextTest& test,
                                                     std::uint32_t number, Evaluation& evaluation);

}  // namespace ecluse::xpath
