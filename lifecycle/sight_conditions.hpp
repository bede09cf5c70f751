// What structures see of the pieces, as conditions on the table piece of the embedded ledger: one a
// part that they play. Used by search_conditions, which joins them, and by
// ledger_sqlite_search.
#pragma once

#include <optional>
#include <vector>

#include "lifecycle/search_conditions.hpp"
#include "lifecycle/sight.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// One condition a role, cadres and services, whatever the number of structures that see so: SQLite
/// takes 500 ways of a question. Each has the index that leads to its pieces and to no other; none
/// when the rows show nothing. As sees() judges.
std::vector<SearchCondition> ways_of(const std::vector<SightRow>& rows);

/// E_SIGHT_WIDE: too many rights that are not alike to make one question of.
Done searchable(const std::optional<Sight>& sight);

}  // namespace ecluse::lifecycle
