// The passage of a flux of statuses: its documents become one examined piece a status, and each
// status is followed on the piece that it means. The first half on any worker; the second on the
// thread that owns the ledger, inside the batch that records the outcome.
#pragma once

#include <vector>

#include "daemon/tables.hpp"
#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"
#include "parsers/reader.hpp"

namespace ecluse::daemon {

/// What a document tells of pieces and flux that came before; none for an invoice. A document that
/// its interface says to be of statuses, and that could not be read, gives one notice that says
/// nothing.
std::vector<StatusNotice> notices_of(const parsers::Reading& reading, const Interface* interface);

/// Each status as an examined piece of its own, judged by itself (layer chorus); a document with a
/// fault of syntax stays one. Invoices stay as they are. `received`: civil day of reception.
std::vector<ExaminedPiece> one_a_status(std::vector<ExaminedPiece> pieces, Date received);

/// Follows the statuses of a flux on the pieces they mean, in the order of their hours; adds what
/// is wrong with them (layer référentiel). Gives the steps that those pieces take. Error:
/// E_LEDGER_*.
Result<std::vector<Move>> follow_statuses(ExaminedFlux& examined, lifecycle::Batch& batch,
                                          const Tables& tables, Instant now);

}  // namespace ecluse::daemon
