// What settles an assertion before it is looked at: traits that a document lacks. A rulebook speaks
// mostly of what an invoice does not have, and of what each of its lines has. Private to the
// engine; called by settlement_of() when a rulebook is compiled.
#pragma once

#include <span>
#include <vector>

#include "validation/xpath/code.hpp"
#include "validation/xpath/evaluation.hpp"

namespace ecluse::xpath {

/// The document must lack one trait of each; without groups, nothing is known.
using TraitGroups = std::vector<std::vector<Trait>>;

/// What it takes that the expression surely is `held`, without an error, at every node of a
/// document (at elements of the names `asked_of` alone, when there are any).
TraitGroups groups_settling(const Expr& expr, bool held, std::span<const NameId> asked_of,
                            Shared& shared);

/// The first of the traits that alone are enough for all groups; 0 when none is.
Trait trait_of_all(const TraitGroups& groups);

/// Whether evaluating it from a node cannot end in an error.
bool is_harmless(const Expr& expr);

/// The names, names right below others and texts, each of which is enough to lack: the expression
/// is then surely `held`, without an error, at every element of the name `from` (0: at every node).
/// Adds them to the names of `shared`.
std::vector<Trait> absences_settling(const Expr& expr, bool held, NameId from, Shared& shared);

/// What must be lacking for a path, a count or a text to be `held` at every element of the name
/// `from` because each has what is asked for. Adds pairs to `names`.
TraitGroups presences_settling(const Expr& expr, bool held, NameId from, Names& names);

}  // namespace ecluse::xpath
