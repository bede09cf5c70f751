// A general comparison (=, !=, <, …): whether any item of one sequence stands in a relation to any
// item of another (XPath 2.0 §3.5.2). The right side is given whole, the left item by item. Called
// by the evaluator.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>

#include "validation/xpath/operators.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

class GeneralComparison {
 public:
  /// `right` is not empty.
  GeneralComparison(Comparison how, const Sequence& right, Evaluation& evaluation);

  /// Whether the item stands in the relation to any item of the right side; false on a failure.
  bool with(const Item& left);

 private:
  [[nodiscard]] bool with_texts(std::string_view left);
  bool with_each(const Item& left);

  Comparison how_;
  Evaluation& evaluation_;
  Sequence right_;      ///< atomized
  bool texts_ = false;  ///< all items of the right side compare as texts with a text
  std::size_t asked_ = 0;
  std::optional<std::unordered_set<std::string_view>> set_;  ///< of many texts, once it pays
};

/// Whether both compare as texts when one is a node or a text and the other is: no cast is needed.
inline bool compares_as_text(const Item& item) {
  return item.is_node() || item.type() == Type::untyped_atomic || item.type() == Type::string;
}
/// How two texts stand.
bool texts_stand(Comparison how, std::string_view left, std::string_view right);

/// One pair, with the conversions of untyped values.
bool pair_stands(Comparison how, const Item& left, const Item& right, Evaluation& evaluation);

}  // namespace ecluse::xpath
