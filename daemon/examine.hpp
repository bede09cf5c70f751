// One piece through the pure layers: parse, check, route. Called on any worker with the worker's
// own desk; touches nothing but its arguments (a PDF is opened in a child process). Same bytes and
// same tables: same ExaminedPiece.
#pragma once

#include <string_view>

#include "daemon/tables.hpp"
#include "daemon/workers.hpp"
#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// What the examination of a piece needs to know of its flux.
struct PieceContext {
  const Interface* interface = nullptr;     ///< the one named, or null to choose by the format
  std::string_view schema;                  ///< overrides the interface's schema when not empty
  Date received;                            ///< civil day in Europe/Paris
  Instant at{};                             ///< the same, exactly: when certificates must be valid
  routing::Mode mode = routing::Mode::edi;  ///< how its depositor is connected
};

/// Error: the piece could not be read for a reason that is not its own (E_PDF_CHILD).
Result<ExaminedPiece> examine_piece(parsers::LiftedText&& content, const PieceContext& context,
                                    const Tables& tables, Desk& desk);

}  // namespace ecluse::daemon
