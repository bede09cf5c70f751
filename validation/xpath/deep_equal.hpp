// Functions and Operators 15.3.1: whether two sequences say the same, nodes by what they hold.
// Called by the sequence functions.
#pragma once

#include "validation/xpath/evaluation.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

/// Linear in what is compared, but for the attributes of one element.
bool deep_equal(const Sequence& a, const Sequence& b, Evaluation& evaluation);

}  // namespace ecluse::xpath
