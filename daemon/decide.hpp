// "What we do about it": from what is wrong to what becomes of the flux and of its pieces. Pure;
// called by the thread that owns the ledger, once the duplicates are known.
#pragma once

#include "model/outcome.hpp"

namespace ecluse::daemon {

/// The transitions of both machines up to where the gate leaves them. `received` is when the flux
/// was claimed, `now` when it is decided.
Outcome decide(ExaminedFlux examined, Instant now);

/// The end of a flux whose examination never finished: quarantined, for the reason given.
Outcome quarantine(ExaminedFlux examined, const std::string& cause, Instant now);

}  // namespace ecluse::daemon
