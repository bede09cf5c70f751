// The reading half of the embedded ledger: questions put together from filters, and rows told as
// values. Used by ledger_sqlite.cpp only; statements are prepared for each question, which people
// ask, not flux.
#pragma once

#include <vector>

#include "lifecycle/ledger_rows.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

Result<std::vector<FluxRow>> read_flux(Connection& connection, const FluxFilter& filter,
                                       const Page& page);
/// `partners`: who deposited it; nothing: anyone.
Result<std::vector<FluxRow>> read_flux_named(
    Connection& connection, std::string_view name,
    const std::optional<std::vector<std::string>>& partners = std::nullopt);
/// The piece of that row; nothing when there is none.
Result<std::vector<PieceRow>> read_piece(Connection& connection, std::int64_t row);
/// Those of these rows, newest first.
Result<std::vector<PieceRow>> read_pieces_in(Connection& connection,
                                             const std::vector<std::int64_t>& rows);
Result<std::vector<PieceRow>> read_pieces_of(Connection& connection, std::int64_t flux_row);
Result<std::vector<EventRow>> read_events_of(Connection& connection, std::int64_t flux_row);
Result<std::vector<FindingRow>> read_findings_of(Connection& connection, std::int64_t flux_row);
Result<std::vector<TransitionRow>> read_transitions_of(Connection& connection,
                                                       std::int64_t flux_row);
Result<std::vector<AnswerRow>> read_answers_of(Connection& connection, std::int64_t flux_row);
Result<std::vector<AnswerRow>> read_owed(Connection& connection, int limit, std::int64_t after);
Result<Conservation> read_conservation(Connection& connection);

}  // namespace ecluse::lifecycle
