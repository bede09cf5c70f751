#include "daemon/table_text.hpp"

#include "daemon/columns.hpp"

namespace ecluse::daemon {
namespace {

std::string csv_of(const Cells& cells, CsvForm form, const AmountColumns& amounts) {
  Csv csv(form, Csv::Begin::head, amounts);
  for (const auto& row : cells) csv.add_row(row);
  return csv.text();
}

}  // namespace

std::string table_text(const Cells& cells, Output output, const AmountColumns& amounts) {
  switch (output) {
    case Output::csv_excel_fr:
      return csv_of(cells, CsvForm::excel_fr, amounts);
    case Output::csv_rfc4180:
      return csv_of(cells, CsvForm::rfc4180, amounts);
    default:
      return columns(cells);
  }
}

}  // namespace ecluse::daemon
