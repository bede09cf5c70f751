// The dashboards and the directory as the console shows them. Pure but for the searches. Used by
// ConsoleDesk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "console/desk.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

/// Of what that sight shows. E_LEDGER_*.
Result<console::Board> console_board(std::string_view space, const lifecycle::Sight& sight,
                                     const Tables& tables, lifecycle::SearchDesk& desk,
                                     Language language, Instant now);

/// By the beginning of an identifier, or by words of a name; 20 at the most.
std::vector<console::StructureRow> console_structures(const std::string& words,
                                                      const routing::Annuaire& annuaire);

}  // namespace ecluse::daemon
