// One table of a command, as it was asked for: columns for people, or CSV. JSON has other fields
// than a table has columns: each command writes its own. Any thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/csv.hpp"
#include "daemon/search_commands.hpp"

namespace ecluse::daemon {

/// Rows of texts; the first is the head.
using Cells = std::vector<std::vector<std::string>>;

/// What `output` wants of it; Output::json is told as for people.
std::string table_text(const Cells& cells, Output output, const AmountColumns& amounts = {});

}  // namespace ecluse::daemon
