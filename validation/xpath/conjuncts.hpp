// A predicate `a and b and c` by its parts: what the expanded name of a node alone decides, as in
// `//*[ends-with(local-name(), 'Amount') and …]`, is decided for each name when a rulebook is
// loaded. A predicate that is no `and` is one part. Called by those who look for the nodes that
// pass.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "validation/xpath/expression.hpp"

namespace ecluse::xpath {

std::size_t number_of_parts(const Expression& predicate);

/// How many of the first parts give a boolean for which the expanded name of the node is enough.
std::size_t parts_by_name(const Expression& predicate);

/// What the local name of a node ends with where the first part holds, as of
/// ends-with(name(), 'Amount'); empty when that is not known. Of the expression.
std::string_view ending_of_name(const Expression& predicate);

struct PartsAsked {
  std::size_t first = 0;
  std::size_t end = std::numeric_limits<std::size_t>::max();  ///< one after the last
};

/// Whether these parts hold, as truth_for() tells it.
Truth truth_of_parts(const Expression& predicate, PartsAsked parts, Evaluation& evaluation,
                     const Item& node, Bindings bindings);

/// An element of each name that the expressions of a rulebook speak of. Made when all are compiled.
class NameSamples {
 public:
  explicit NameSamples(const Shared& shared);

  /// The names for which the parts by name hold; nothing when one ends in an error.
  std::optional<std::vector<NameId>> passing(const Expression& predicate);
  [[nodiscard]] const Names& names() const { return names_; }

 private:
  const Names& names_;
  Document document_;
  std::optional<Tree> tree_;
  Evaluation evaluation_;
};

}  // namespace ecluse::xpath
