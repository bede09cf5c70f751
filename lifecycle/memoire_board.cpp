#include "lifecycle/memoire_board.hpp"

#include <algorithm>
#include <utility>

#include "model/tsv.hpp"

namespace ecluse::lifecycle {

Result<MemoireBoard> MemoireBoard::load(std::string_view tsv) {
  const auto rows = read_table(tsv, {"code", "label_fr", "label_en", "statuses"});
  if (!rows) return tl::unexpected(rows.error());
  MemoireBoard board;
  for (const auto& row : *rows) {
    const auto cell = [&](std::size_t at) { return std::string(row.cells[at]); };
    BoardColumn column{cell(0), cell(1), cell(2), {}};
    for (const auto status : split(row.cells[3], ',')) {
      if (board.column_of(status))
        return failure("E_TABLE", "line " + std::to_string(row.line) + ": " + std::string(status) +
                                      " is counted twice");
      column.statuses.emplace_back(status);
    }
    board.columns_.push_back(std::move(column));
  }
  return board;
}

std::optional<std::size_t> MemoireBoard::column_of(std::string_view status) const {
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    const auto& counted = columns_[at].statuses;
    if (std::find(counted.begin(), counted.end(), status) != counted.end()) return at;
  }
  return std::nullopt;
}

}  // namespace ecluse::lifecycle
