// What the embedded ledger knows of the life of pieces: those that came before, the delays that
// run, the dossiers. The writing of it belongs to SqliteBatch; the reading to ledger_sqlite.cpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lifecycle/dossier.hpp"
#include "lifecycle/sight.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

/// The columns that known_piece reads, of the tables flux and piece.
inline constexpr std::string_view known_columns =
    "flux.arrival, flux.partner, piece.position, piece.state, piece.actors, piece.supplier_type,"
    " piece.cadre, piece.type, piece.currency, piece.number, piece.supplier, piece.supplier_name,"
    " piece.recipient, piece.recipient_name, piece.service, piece.validator, piece.engagement,"
    " piece.marche, piece.net, piece.vat, piece.gross, piece.payable, piece.issued";

KnownPiece known_piece(const Cursor& row);

/// As the functions of Ledger of the same names.
Result<std::optional<Instant>> read_next_due(Connection& connection);
/// `sight`: of whom a piece of the dossier must be seen; nothing: anyone.
Result<std::vector<Dossier>> read_dossiers(Connection& connection, std::string_view number,
                                           std::string_view supplier,
                                           const std::optional<Sight>& sight = std::nullopt);
Result<std::vector<WaitingRow>> read_to_validate(Connection& connection, std::string_view valideur,
                                                 int limit);

}  // namespace ecluse::lifecycle
