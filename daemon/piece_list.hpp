// Lists of pieces: what `search` and `fiscale` show of each, for people, for spreadsheets and for
// machines. The columns are one table; their words are texts "pieces.<name>". Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/csv.hpp"
#include "daemon/json_out.hpp"
#include "daemon/printer.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

/// How much of a piece is shown: a line of a terminal, or everything.
enum class PieceColumns : std::uint8_t { some, all };

std::vector<std::string> piece_headers(PieceColumns columns, const Printer& printer);

/// Under which of these headers amounts stand.
AmountColumns piece_amounts(PieceColumns columns);

/// The cells under these headers: states in the words of the reader, instants in Paris.
std::vector<std::string> piece_cells(const lifecycle::FoundPiece& found, PieceColumns columns,
                                     const Printer& printer);

/// One piece for machines: row, the names of the columns as fields, codes as they are.
JsonFields piece_fields(const lifecycle::FoundPiece& found);

}  // namespace ecluse::daemon
