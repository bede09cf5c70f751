#include "daemon/table_text.hpp"

#include "daemon/columns.hpp"
#include "daemon/csv.hpp"

namespace ecluse::daemon {
namespace {

std::string csv_of(const Cells& cells, CsvForm form) {
  Csv csv(form);
  for (const auto& row : cells) csv.add_row(row);
  return csv.text();
}

}  // namespace

std::string table_text(const Cells& cells, Output output) {
  switch (output) {
    case Output::csv_excel_fr:
      return csv_of(cells, CsvForm::excel_fr);
    case Output::csv_rfc4180:
      return csv_of(cells, CsvForm::rfc4180);
    default:
      return columns(cells);
  }
}

}  // namespace ecluse::daemon
