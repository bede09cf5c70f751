// What a flux does to pieces that came before it: the statuses it tells of them, the works pieces
// it makes from them. On the thread that owns the ledger, inside the batch that records the
// outcome.
#pragma once

#include <vector>

#include "daemon/tables.hpp"
#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// The steps that earlier pieces take, in the order told; findings of what cannot be done are added
/// to `examined` (daemon/statuses, daemon/associations). Error: E_LEDGER_*.
Result<std::vector<Move>> find_moves(ExaminedFlux& examined, lifecycle::Batch& batch,
                                     const Tables& tables, Instant now);

}  // namespace ecluse::daemon
