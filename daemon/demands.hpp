// The demands of subcontractors and the projets de décompte of their titulaire: the titulaire sends
// copies of those he accepted with his own (acceptance.md TRV-19). On the thread that owns the
// ledger, inside the batch that records the outcome.
#pragma once

#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// Adds the warning REF_DEMANDES_NON_JOINTES (marche, count, seen: their numbers) to each A4 or A7
/// whose market has demands that its supplier accepted, and that carries no such attachment. Error:
/// E_LEDGER_*.
Done find_unjoined_demands(ExaminedFlux& examined, lifecycle::Batch& batch);

}  // namespace ecluse::daemon
