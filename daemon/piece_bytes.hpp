// The exact bytes of pieces as they came, out of the archive: what a dossier, or one piece, is
// downloaded as (acceptance.md EXP-03, SCR-11). On the main thread; nothing is recorded.
#pragma once

#include <string>

#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// The bytes of the file called so in the archived flux at `path`; the only one when the flux is a
/// bare document. E_PIECE_BYTES when it has no such file, E_ENVELOPE when the flux cannot be opened
/// any more, E_DISK_*.
Result<std::string> piece_bytes(const DiskView& disk, const std::string& path,
                                const std::string& file);

}  // namespace ecluse::daemon
