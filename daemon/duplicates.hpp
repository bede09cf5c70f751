// What came before: the flux received twice, the number integrated twice (house §4.5, chorus-edi.md
// §2.4). Asked of the ledger inside the batch that will record the answer, so that nothing can come
// in between. Called by the thread that owns the ledger.
#pragma once

#include <vector>

#include "lifecycle/ledger.hpp"
#include "lifecycle/states.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// Adds IRR_UNICITE (values seen, first, date) to a flux whose id, or whose wholly integrated
/// bytes, came before; REF_DOUBLON (value seen) to each piece whose number its supplier has had
/// integrated that year, or that stands twice in the flux. A number comes again rightly where its
/// piece was sent back for its addressing (lifecycle/recycling): the step that ends that piece is
/// given, unless more than the addressing differs, REF_RECYCLAGE_MODIFIE (seen, fields). Error:
/// E_LEDGER_*.
Result<std::vector<Move>> find_duplicates(ExaminedFlux& examined, lifecycle::Batch& batch,
                                          const lifecycle::Machines& machines, Instant now);

}  // namespace ecluse::daemon
