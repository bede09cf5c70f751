// Reads text separated by `;` (or another character), cell by cell: quotes, doubled quotes, line
// ends in quotes, CRLF, a BOM (RFC 4180 but for the separator). For the public directory, hundreds
// of thousands of rows: cells are views wherever possible. One reader, one thread.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::routing {

struct CsvRow {
  std::size_t line = 0;  ///< where the row begins, from 1
  /// View the text or the reader; good until the next row is read.
  std::vector<std::string_view> cells;
};

class CsvReader {
 public:
  /// `text` must outlive the reader.
  explicit CsvReader(std::string_view text, char separator = ';');

  /// Reads the next row that is not empty; false at the end. E_TABLE with the line for a quote
  /// that is never closed or is followed by anything but the end of the cell.
  Result<bool> next(CsvRow& row);

 private:
  bool skip_line_end();
  Result<std::string_view> cell();
  std::string_view bare_cell();
  Result<std::string_view> quoted_cell();
  [[nodiscard]] bool at_cell_end() const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  char separator_;
  std::deque<std::string> unquoted_;  ///< cells of the row that had doubled quotes
};

}  // namespace ecluse::routing
