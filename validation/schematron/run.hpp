// A program applied to one document. Called by Rulebook::check; one call, one thread.
#pragma once

#include "validation/schematron/program.hpp"
#include "validation/schematron/workspace.hpp"

namespace ecluse::validation::schematron {

/// `workspaces`: of that program.
RulebookVerdict run(const Program& program, Workspaces& workspaces, const Document& document,
                    const RulebookLimits& limits);

}  // namespace ecluse::validation::schematron
