// What a structure sees of the pieces, as conditions on the table piece of the embedded ledger: one
// a part that it plays. Used by search_conditions only, which joins them.
#pragma once

#include <vector>

#include "lifecycle/search_conditions.hpp"
#include "lifecycle/sight.hpp"

namespace ecluse::lifecycle {

/// One condition a role, each with the index that leads to its pieces and to no other; none when
/// the row shows nothing. As sees() judges.
std::vector<SearchCondition> ways_of(const SightRow& row);

}  // namespace ecluse::lifecycle
