// Tables of facts as text: how the data of the house (cadres, machines, rules, messages, maps) is
// written. UTF-8, one row a line, cells separated by one tab, the first line names the columns;
// empty lines and lines that begin with '#' are left out. Used by every room that owns a table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse {

struct TableRow {
  std::size_t line = 0;  ///< in the text, from 1, for messages
  std::vector<std::string_view> cells;
};

/// Reads a table whose header must be exactly `columns`, and whose rows must all have as many
/// cells. Cells view `text`. Error E_TABLE with the line at fault.
Result<std::vector<TableRow>> read_table(std::string_view text,
                                         const std::vector<std::string_view>& columns);

/// The parts of `text` between separators; one empty part for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace ecluse
