// The numbers of what belongs to a flux in the embedded ledger: id = flux * 2^24 + rank in the flux
// (tables/ledger.sql). Used by ledger_sqlite_batch and ledger_sqlite_reads.
#pragma once

#include <cstdint>

namespace ecluse::lifecycle {

/// The number of the thing of that rank, from 0 to 2^24 - 1, of a flux.
constexpr std::int64_t slot(std::int64_t flux_row, std::int64_t rank) {
  return (flux_row << 24U) + rank;
}

/// The greatest number of a flux.
constexpr std::int64_t last_slot(std::int64_t flux_row) {
  return slot(flux_row + 1, 0) - 1;
}

}  // namespace ecluse::lifecycle
