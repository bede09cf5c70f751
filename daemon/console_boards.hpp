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

/// Which dashboard, and the structures of it where it has one row a structure.
struct SpacePage {
  std::string_view space;  ///< memoires, travaux, factures
  lifecycle::BoardPage page{};
};

/// Of what that sight shows. E_LEDGER_*.
Result<console::Board> console_board(const SpacePage& which, const lifecycle::Sight& sight,
                                     const Tables& tables, lifecycle::SearchDesk& desk,
                                     Language language, Instant now);

/// By the beginning of an identifier, or by words of a name; 20 at the most.
std::vector<console::StructureRow> console_structures(const std::string& words,
                                                      const routing::Annuaire& annuaire);

}  // namespace ecluse::daemon
