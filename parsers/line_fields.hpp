// The fields of a line, by the names that the maps have for them: "line.quantity",
// "line.allowance_charge.amount". Part of all_fields() (parsers/draft), which calls it.
#pragma once

#include <vector>

#include "parsers/draft.hpp"

namespace ecluse::parsers {

/// Adds the group "line", its fields, and the groups within a line.
void add_lines(std::vector<FieldEntry>& fields);

}  // namespace ecluse::parsers
