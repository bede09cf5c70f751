// A general comparison (=, !=, <, …): whether any item of one sequence stands in a relation to any
// item of another (XPath 2.0 §3.5.2). The right side is given whole, the left item by item. Called
// by the evaluator.
#pragma once

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
  std::unordered_set<std::string_view> set_;  ///< of many texts, once it pays
};

/// One pair, with the conversions of untyped values.
bool pair_stands(Comparison how, const Item& left, const Item& right, Evaluation& evaluation);

}  // namespace ecluse::xpath
