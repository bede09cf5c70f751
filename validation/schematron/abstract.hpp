// Abstract patterns: the parameters of a pattern put in the place of their names, as text (ISO/IEC
// 19757-3, 6.2). Used by the loader; pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "validation/schematron/schema.hpp"

namespace ecluse::validation::schematron {

/// Names, without '$', and what stands for them.
using Substitutions = std::vector<std::pair<std::string, std::string>>;

/// `text` with each "$name" that is the whole of a name replaced.
std::string substituted(const std::string& text, const Substitutions& parameters);

/// The pattern with its contexts, tests, lets and messages so replaced.
Pattern with_parameters(const Pattern& pattern, const Substitutions& parameters);

}  // namespace ecluse::validation::schematron
