// The dashboards of the embedded ledger (SCR-12, SCR-13), over the counts that each commit keeps,
// or over the pieces that someone sees. Used by ledger_sqlite_search.
#pragma once

#include <string>
#include <vector>

#include "lifecycle/search.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

/// Whose pieces a dashboard counts; as SearchDesk says.
struct BoardScope {
  const std::vector<std::string>& cadres;
  const std::string& structure;
  const std::optional<Sight>& sight;
};

Result<std::vector<BoardCell>> read_board(Connection& connection, const BoardScope& scope,
                                          const BoardPage& page);
Result<std::vector<BoardCell>> read_engagements(Connection& connection,
                                                const std::optional<Sight>& sight,
                                                const BoardPage& page);
Result<std::vector<StockCell>> read_stock(Connection& connection, const BoardScope& scope,
                                          const std::vector<std::string>& states, Instant now);
Result<std::vector<NamedCount>> read_states(Connection& connection, const Sight& sight,
                                            std::int64_t most);

}  // namespace ecluse::lifecycle
