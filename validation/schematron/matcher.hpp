// A match pattern ready to be asked: which nodes of a document a rule applies to. Nodes are found
// by the name of the last step and followed upwards, so that a rule whose elements are absent costs
// one look. Immutable once compiled; asked by any number of threads.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "validation/schematron/match_pattern.hpp"
#include "validation/xpath/expression.hpp"

namespace ecluse::validation::schematron {

/// A predicate of a step.
struct Predicate {
  xpath::Expression expression;
  bool boolean = false;     ///< can be nothing but true or false: `holds` is enough
  bool positional = false;  ///< asks for the position
  /// It begins with ends-with(name(), '…'): what has another name need not be asked. May be empty.
  std::string name_end;
};

/// What matching needs while a document is examined.
struct Matching {
  xpath::Evaluation& evaluation;
  xpath::Bindings bindings;  ///< of the lets that contexts may name
};

class Matcher {
 public:
  struct Step {
    Link link = Link::free;
    NodeTest test = NodeTest::element;
    xpath::NameId name = 0;  ///< 0: by `ns` and the two below
    xpath::Trait below = 0;  ///< its name right below that of the step before; 0: not known
    std::string ns;
    std::string local;
    bool any_ns = false, any_local = false;
    std::vector<Predicate> predicates;
    std::vector<std::vector<Step>> group;
  };
  using Path = std::vector<Step>;

  /// Error E_RULEBOOK: what is wrong, without a place.
  static Result<Matcher> compile(std::string_view context, const xpath::StaticContext& with);

  /// Calls `found` for every node that may match by its name alone; some come twice.
  void candidates(const xpath::Tree& tree, const std::function<void(xpath::NodeId)>& found) const;

  /// Whether a node matches. A predicate that ends in an error does not match (XSLT 2.0, 5.5.4) and
  /// leaves it in `error`.
  bool matches(xpath::NodeId node, const Matching& with,
               std::optional<xpath::DynamicError>& error) const;

 private:
  std::vector<Path> alternatives_;
};

/// What a predicate asks names to end with, when it begins so and needs that: "Amount" of
/// "ends-with(name(), 'Amount') and …". Empty otherwise.
std::string asked_name_end(std::string_view predicate);

/// Whether an XPath gives a boolean or nodes, judged by its form alone; false when in doubt.
bool is_surely_no_number(std::string_view expression);

}  // namespace ecluse::validation::schematron
