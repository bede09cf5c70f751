#include "daemon/csv.hpp"

#include <algorithm>

namespace ecluse::daemon {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view formula_starts = "=+-@\t\r";

/// Whether all is a number, which may begin with a minus without being a formula.
bool is_number(std::string_view value) {
  return value.find_first_not_of("0123456789.-") == std::string_view::npos &&
         value.find_last_of('-') == value.find_first_of('-') &&
         std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         (value.find('-') == std::string_view::npos || value.front() == '-');
}

}  // namespace

Csv::Csv(CsvForm form, Begin begin) : form_(form) {
  if (form == CsvForm::excel_fr && begin == Begin::head) text_ = byte_order_mark;
}

char Csv::separator() const {
  return form_ == CsvForm::excel_fr ? ';' : ',';
}

void Csv::add_row(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text_ += separator();
    text_ += cell(cells[i]);
  }
  text_ += "\r\n";
}

std::string Csv::cell(std::string_view value) const {
  std::string safe(value);
  const bool number = is_number(value);
  if (!number && !value.empty() && formula_starts.find(value.front()) != std::string_view::npos)
    safe.insert(safe.begin(), '\'');
  if (number && form_ == CsvForm::excel_fr) std::replace(safe.begin(), safe.end(), '.', ',');
  const std::string special{'"', '\r', '\n', separator()};
  if (safe.find_first_of(special) == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

}  // namespace ecluse::daemon
