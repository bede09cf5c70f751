// A works piece made from another one: the piece before it must be known, of the right cadre, and
// still waiting to be associated (acceptance.md CAD-R2, TRV-02 to TRV-10). On the thread that owns
// the ledger, inside the batch that records the outcome.
#pragma once

#include <vector>

#include "daemon/tables.hpp"
#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// Judges each piece that says it is made from another: REF_ASSOCIATION_SANS_REFERENCE,
/// REF_ASSOCIATION_INCONNUE (seen), REF_ASSOCIATION_TYPE (seen, cadre, found, expected),
/// REF_ASSOCIATION_ETAT (seen, found, state). Gives the step that each accepted one makes the piece
/// before it take, in the same commit. None for a piece that takes the place (`recycled`) of one
/// made from the same: that was done then. Error: E_LEDGER_*.
Result<std::vector<Move>> find_associations(ExaminedFlux& examined, lifecycle::Batch& batch,
                                            const Tables& tables, Instant now,
                                            const std::vector<Move>& recycled = {});

}  // namespace ecluse::daemon
