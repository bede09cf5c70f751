// A match pattern ready to be asked: which nodes of a document a rule applies to. Nodes are found
// by the name of the last step and followed upwards, so that a rule whose elements are absent costs
// one look. Immutable once compiled; asked by any number of threads.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "validation/schematron/match_pattern.hpp"
#include "validation/xpath/conjuncts.hpp"
#include "validation/xpath/expression.hpp"

namespace ecluse::validation::schematron {

/// A predicate of a step.
struct Predicate {
  xpath::Expression expression;
  bool boolean = false;     ///< can be nothing but true or false: `holds` is enough
  bool positional = false;  ///< asks for the position
  std::size_t by_name = 0;  ///< of its first parts, the name of the node is enough (conjuncts.hpp)
  std::size_t parts = 1;    ///< how many it has
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
    std::string ns;
    std::string local;
    bool any_ns = false, any_local = false;
    std::vector<Predicate> predicates;
    /// Of the last step of a path: the names of its parent, the parent of that and so on, as long
    /// as the steps before it ask for nothing else.
    std::vector<xpath::NameId> parents{};
    bool by_names = false;  ///< the same: its name and `parents` are all that the path asks for
    /// The same: what a document must have for the path to match at all.
    std::vector<xpath::Trait> needs{};
    std::vector<std::vector<Step>> group;
    std::uint32_t table = 0;  ///< of its elements by what the first predicate asks (keys.hpp)
    /// Names that pass the test and what the first predicate asks of them; nothing when it asks
    /// nothing.
    std::optional<std::vector<xpath::NameId>> names{};
    std::string_view ending{};   ///< the same: of the local name of any other that passes
    bool names_suffice = false;  ///< of a path of one step: it asks for nothing else

    /// The node from which the names of `parents` lead down to this one; none when they do not.
    [[nodiscard]] xpath::NodeId top(const xpath::Tree& tree, xpath::NodeId node) const;
    std::optional<xpath::TextTest> key{};  ///< that predicate, when there is such a table
  };
  using Path = std::vector<Step>;

  /// Error E_RULEBOOK: what is wrong, without a place.
  static Result<Matcher> compile(std::string_view context, const xpath::StaticContext& with);

  /// Once all expressions of the rulebook are compiled, before the first document.
  void settle_names(xpath::NameSamples& samples);

  /// The names of the elements that it matches; none when other nodes may match.
  [[nodiscard]] std::vector<xpath::NameId> names() const;

  /// A node that may match one of the alternatives, as far as its name, and its key where a table
  /// tells, decide.
  struct Candidate {
    xpath::NodeId node = 0;
    const Path* path = nullptr;
    std::size_t passed = 0;  ///< parts of the first predicate of the last step that it passes
    bool matches = false;    ///< is known already: names are all that its path asks for
  };
  /// Some nodes come twice.
  void candidates(const Matching& with, const std::function<void(const Candidate&)>& found) const;

  /// Whether a candidate matches, by its alternative or (when that ends in an error) any other. A
  /// predicate that ends in an error does not match (XSLT 2.0, 5.5.4) and leaves it in `error`.
  bool matches(const Candidate& candidate, const Matching& with,
               std::optional<xpath::DynamicError>& error) const;

 private:
  std::vector<Path> alternatives_;
};

}  // namespace ecluse::validation::schematron
