// The steps of pieces that came before: those that a flux makes them take (the statuses it tells of
// them, the works pieces it makes from them, the numbers that come again), and those taken outside
// of any flux (a person, a delay). On the thread that owns the ledger.
#pragma once

#include <vector>

#include "daemon/config.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// The steps that earlier pieces take, in the order told; findings of what cannot be done are added
/// to `examined` (daemon/statuses, daemon/associations). `recycled`: of the pieces whose number
/// comes again (daemon/duplicates); those that are accepted in the end are among the steps. A flux
/// that is refused as a whole makes nobody take a step. Error: E_LEDGER_*.
Result<std::vector<Move>> find_moves(ExaminedFlux& examined, lifecycle::Batch& batch,
                                     const Tables& tables, Instant now,
                                     std::vector<Move> recycled = {});

/// Makes known pieces take these steps, in order: their delays and the answers they owe go with
/// them. The caller commits. Error: E_TRANSITION, E_LEDGER_*.
Done make_moves(const std::vector<Move>& moves, lifecycle::Batch& batch, const Tables& tables,
                const Config& config, Instant now);

}  // namespace ecluse::daemon
