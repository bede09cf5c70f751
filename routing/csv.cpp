#include "routing/csv.hpp"

#include <algorithm>

#include "routing/cells.hpp"

namespace ecluse::routing {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {
  if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
}

Result<bool> CsvReader::next(CsvRow& row) {
  while (skip_line_end()) continue;
  row.cells.clear();
  row.line = line_;
  unquoted_.clear();
  if (at_ == text_.size()) return false;
  while (true) {
    const auto read = cell();
    if (!read) return tl::unexpected(read.error());
    row.cells.push_back(*read);
    if (at_ == text_.size() || skip_line_end()) return true;
    ++at_;  // the separator
  }
}

bool CsvReader::skip_line_end() {
  const auto rest = text_.substr(at_);
  const std::size_t size = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
  at_ += size;
  if (size > 0) ++line_;
  return size > 0;
}

bool CsvReader::at_cell_end() const {
  const auto rest = text_.substr(at_);
  return rest.empty() || rest.front() == separator_ || rest.front() == '\n' ||
         rest.starts_with("\r\n");
}

Result<std::string_view> CsvReader::cell() {
  const bool quoted = at_ < text_.size() && text_[at_] == '"';
  if (quoted) return quoted_cell();
  return bare_cell();
}

std::string_view CsvReader::bare_cell() {
  const auto begin = at_;
  while (!at_cell_end()) ++at_;
  return text_.substr(begin, at_ - begin);
}

Result<std::string_view> CsvReader::quoted_cell() {
  const auto begin = ++at_;
  const auto first_line = line_;
  std::string* unquoted = nullptr;
  for (auto piece = begin;; piece = ++at_) {
    at_ = text_.find('"', piece);
    if (at_ == std::string_view::npos) return table_fault(first_line, "a quote is never closed");
    const auto part = text_.substr(piece, at_ - piece);
    line_ += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
    ++at_;
    const bool doubled = at_ < text_.size() && text_[at_] == '"';
    if (doubled && !unquoted) unquoted = &unquoted_.emplace_back();
    if (unquoted) unquoted->append(part).append(doubled ? "\"" : "");
    if (doubled) continue;
    if (!at_cell_end()) return table_fault(line_, "text after a closing quote");
    return unquoted ? std::string_view(*unquoted) : part;
  }
}

}  // namespace ecluse::routing
