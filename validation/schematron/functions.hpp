// The functions that a rulebook defines in XSLT (xsl:function), as far as the French rulebooks use
// them and their neighbourhood: parameters, variables, sequence, value-of, choose, if. Used by the
// loader; pure.
#pragma once

#include <string>

#include "model/document.hpp"
#include "validation/schematron/faults.hpp"
#include "validation/schematron/schema.hpp"

namespace ecluse::validation::schematron {

/// What an xsl:function of that file says; what is not supported goes to `faults`.
Function read_function(const Element& element, const std::string& file, Faults& faults);

}  // namespace ecluse::validation::schematron
