// One flux, or one piece with the flux that brought it, by their rows, where a reader sees them.
// Used by what the console lets people do, on its thread.
#pragma once

#include <cstdint>
#include <optional>

#include "console/desk.hpp"
#include "lifecycle/ledger.hpp"

namespace ecluse::daemon {

struct PieceOfFlux {
  lifecycle::FluxRow flux;
  lifecycle::PieceRow piece;
};

/// Nothing when there is none, or none that the reader sees as a whole. E_LEDGER_*.
Result<std::optional<lifecycle::FluxRow>> found_flux(std::int64_t row, lifecycle::Ledger& ledger,
                                                     const console::Reader& reader);

/// Nothing when there is none, or none that the reader sees. E_LEDGER_*.
Result<std::optional<PieceOfFlux>> found_piece(std::int64_t row, lifecycle::Ledger& ledger,
                                               const console::Reader& reader);

}  // namespace ecluse::daemon
