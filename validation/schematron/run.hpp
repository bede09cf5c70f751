// A program applied to one document. Called by Rulebook::check; one call, one thread.
#pragma once

#include "validation/schematron/program.hpp"

namespace ecluse::validation::schematron {

RulebookVerdict run(const Program& program, const Document& document, const RulebookLimits& limits);

}  // namespace ecluse::validation::schematron
