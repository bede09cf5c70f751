// What the tables of this room have in common: rows with a code each, in the order of the text, no
// code twice. Used by the loaders of the room; pure, any thread.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "model/result.hpp"
#include "model/tsv.hpp"
#include "routing/cells.hpp"

namespace ecluse::routing {

/// The row of that code, or null. Linear: these tables have some tens of rows.
template <class Row>
const Row* find_code(const std::vector<Row>& rows, std::string_view code) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.code == code; });
  return found == rows.end() ? nullptr : &*found;
}

/// Reads a table whose columns are given, each row by `read_row`. E_TABLE with the line at fault.
template <class Row>
Result<std::vector<Row>> read_coded_rows(std::string_view tsv,
                                         const std::vector<std::string_view>& columns,
                                         Result<Row> (*read_row)(const TableRow&)) {
  const auto table = read_table(tsv, columns);
  if (!table) return tl::unexpected(table.error());
  std::vector<Row> rows;
  rows.reserve(table->size());
  for (const auto& row : *table) {
    auto one = read_row(row);
    if (!one) return tl::unexpected(one.error());
    if (find_code(rows, one->code)) return table_fault(row.line, one->code + " twice");
    rows.push_back(std::move(*one));
  }
  return rows;
}

}  // namespace ecluse::routing
