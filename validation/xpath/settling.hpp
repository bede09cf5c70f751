// What settles an assertion before it is looked at: traits that a document lacks. A rulebook speaks
// mostly of what an invoice does not have, and of what each of its lines has. Private to the
// engine; called by traits_settling() when a rulebook is compiled.
#pragma once

#include <vector>

#include "validation/xpath/code.hpp"
#include "validation/xpath/evaluation.hpp"

namespace ecluse::xpath {

/// The document must lack one trait of each; without groups, nothing is known.
using TraitGroups = std::vector<std::vector<Trait>>;

/// Whether evaluating it from a node cannot end in an error.
bool is_harmless(const Expr& expr);

/// The names, and names right below others, each of which is enough to lack: the expression is then
/// surely `held`, without an error, at every node.
std::vector<Trait> absences_settling(const Expr& expr, bool held, const Shared& shared);

/// What must be lacking for a path, a count or a text to be `held` at every element of the name
/// `from` because each has what is asked for. Adds pairs to `names`.
TraitGroups presences_settling(const Expr& expr, bool held, NameId from, Names& names);

}  // namespace ecluse::xpath
