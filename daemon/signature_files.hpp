// Files of a flux that hold nothing but signatures of the others (chorus-edi.md §1.6: "the tar.gz
// then holds the XML files and the signature file"): they are no invoices, and what they are worth
// is told with the pieces that they cover. Called by process, on the worker that opened the flux;
// only a flux with such a file is read again.
#pragma once

#include <vector>

#include "daemon/process.hpp"
#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// The pieces without the signature files, each with the signatures that cover it and their
/// findings. Of a signature that covers no file of the flux, the flux has a warning. Where there is
/// nothing but signature files, they stay what they are: pieces that are no invoices. Errors:
/// E_DISK_*, E_FLUX_CHANGED.
Result<std::vector<ExaminedPiece>> match_signature_files(ExaminedFlux& examined,
                                                         std::vector<ExaminedPiece> pieces,
                                                         const Equipment& with);

}  // namespace ecluse::daemon
