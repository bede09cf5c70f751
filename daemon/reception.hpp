// The first steps of a flux: who it says it is, and what it holds (layer "technique"). Called on
// the worker that examines the flux.
#pragma once

#include <vector>

#include "daemon/fan_out.hpp"
#include "daemon/process.hpp"
#include "ingest/envelope.hpp"

namespace ecluse::daemon {

/// Reads the name of the flux and judges it, its partner and its interface, as `manner` says.
ExaminedFlux identify(const Flux& flux, const Manner& manner, const Tables& tables);

/// How each piece of that flux is examined. `examined` and `tables` must outlive it.
FanOut::Examine examiner(const ExaminedFlux& examined, const Manner& manner, const Tables& tables);

/// Has the antivirus look at the flux, where one is configured (IRR_ANTIVIRUS, or the warning
/// ECL-ANTIVIRUS). A flux beyond the limit of size is refused unseen. Errors: E_ANTIVIRUS,
/// E_DISK_*.
Done scan_for_viruses(ExaminedFlux& examined, const Equipment& with);

/// Opens the envelope and hands its pieces over as they come, unless the flux is inadmissible
/// already; hashes it to the last byte. Errors: E_DISK_*, E_FLUX_CHANGED.
Done open(ExaminedFlux& examined, const Equipment& with, FanOut& pieces);

/// Reads the envelope of an admitted flux once more. Errors: E_DISK_*, E_FLUX_CHANGED.
Done reopen(const ExaminedFlux& examined, const Equipment& with, ingest::EntrySink& entries);

/// Gives a flux its pieces, and the sum of their layers. Where one bad file refuses the whole flux,
/// what is wrong with the syntax and the attachments of the pieces is wrong with the flux.
void take_pieces(ExaminedFlux& examined, std::vector<ExaminedPiece> pieces,
                 const Config::Controls& controls = {});

}  // namespace ecluse::daemon
