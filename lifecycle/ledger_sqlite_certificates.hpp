// Certificates made from the embedded ledger, on demand: nothing of them is kept. Called by
// `ecluse certificat`, on the main thread, with the ledger open to read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lifecycle/certificate.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// The certificate of a recorded flux, or of one of its pieces by its position. E_CERTIFICAT_NONE
/// when no seal of a flux covers it; E_CERTIFICAT_SEAL when what is there is not what was sealed
/// (fsck tells the row); E_LEDGER_*.
Result<Certificate> certificate_of(const std::string& ledger_file, std::int64_t flux_row,
                                   std::optional<int> position);

}  // namespace ecluse::lifecycle
