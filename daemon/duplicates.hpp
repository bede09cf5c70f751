// What came before: the flux received twice, the number integrated twice (house §4.5, chorus-edi.md
// §2.4). Asked of the ledger inside the batch that will record the answer, so that nothing can come
// in between. Called by the thread that owns the ledger.
#pragma once

#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// Adds IRR_UNICITE (values seen, first, date) to a flux whose id, or whose wholly integrated
/// bytes, came before; REF_DOUBLON (value seen) to each piece whose number its supplier has had
/// integrated that year, or that stands twice in the flux. Error: E_LEDGER_*.
Done find_duplicates(ExaminedFlux& examined, lifecycle::Batch& batch);

}  // namespace ecluse::daemon
