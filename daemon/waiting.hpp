// The delays of pieces: each begins, goes on or ends with the step that brings its piece to a
// status, in the same commit. How long, the tables say, unless the fiche of the market does
// (lifecycle/delays, routing/fiches). On the thread that owns the ledger.
#pragma once

#include "daemon/tables.hpp"
#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// For each piece of a recorded flux, and each that it made step. Error: E_LEDGER_*.
Done keep_delays(const Outcome& outcome, lifecycle::Batch& batch, const Tables& tables);

/// For one step that a known piece took.
Done keep_delay(const KnownPiece& piece, const Transition& step, lifecycle::Batch& batch,
                const Tables& tables);

}  // namespace ecluse::daemon
