// The dashboard of mémoires (acceptance.md SCR-12): which statuses of the machine each of its
// columns counts, as data: tables/memoire_board.tsv. Held by daemon with the other tables;
// constant, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::lifecycle {

struct BoardColumn {
  std::string code;  ///< MIS_A_DISPOSITION
  std::string label_fr, label_en;
  std::vector<std::string> statuses;
};

class MemoireBoard {
 public:
  /// Columns code, label_fr, label_en, statuses. E_TABLE with the line at fault: a status counted
  /// twice.
  static Result<MemoireBoard> load(std::string_view tsv);

  /// In the order of the table.
  [[nodiscard]] const std::vector<BoardColumn>& columns() const { return columns_; }
  /// The place of the column that counts a status; nothing when none does.
  [[nodiscard]] std::optional<std::size_t> column_of(std::string_view status) const;

 private:
  std::vector<BoardColumn> columns_;
};

}  // namespace ecluse::lifecycle
