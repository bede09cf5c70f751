// Lists as CSV, in the two forms people ask for (users.md P23, EXP-01). Safe against formulas: a
// cell that a spreadsheet would run is written as text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse::daemon {

enum class CsvForm : std::uint8_t {
  excel_fr,  ///< UTF-8 with BOM, semicolons, decimal comma: opens in French Excel without a
             ///< dialogue
  rfc4180,   ///< UTF-8, commas, decimal point, CRLF
};

/// The places of the columns that hold amounts, from 0 on: there alone a point is a decimal sign. A
/// number of an invoice may look like an amount, and leaves as it came.
using AmountColumns = std::vector<std::size_t>;

class Csv {
 public:
  /// Where in the file the text stands: only its head has a byte order mark.
  enum class Begin : std::uint8_t { head, middle };

  explicit Csv(CsvForm form, Begin begin = Begin::head, AmountColumns amounts = {});

  void add_row(const std::vector<std::string>& cells);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] char separator() const;
  [[nodiscard]] std::string cell(std::size_t column, std::string text) const;

  CsvForm form_;
  AmountColumns amounts_;
  std::string text_;
};

}  // namespace ecluse::daemon
