#include "daemon/csv.hpp"

#include <algorithm>
#include <utility>

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

Csv::Csv(CsvForm form, Begin begin, AmountColumns amounts)
    : form_(form), amounts_(std::move(amounts)) {
  if (form == CsvForm::excel_fr && begin == Begin::head) text_ = byte_order_mark;
}

char Csv::separator() const {
  return form_ == CsvForm::excel_fr ? ';' : ',';
}

void Csv::add_row(const std::vector<std::string>& cells) {
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (column > 0) text_ += separator();
    text_ += cell(column, cells[column]);
  }
  text_ += "\r\n";
}

std::string Csv::cell(std::size_t column, std::string text) const {
  const bool number = is_number(text);
  if (!number && !text.empty() && formula_starts.find(text.front()) != std::string_view::npos)
    text.insert(text.begin(), '\'');
  if (number && form_ == CsvForm::excel_fr && std::ranges::find(amounts_, column) != amounts_.end())
    std::ranges::replace(text, '.', ',');
  const std::string special{'"', '\r', '\n', separator()};
  if (text.find_first_of(special) == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

}  // namespace ecluse::daemon
