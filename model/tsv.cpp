#include "model/tsv.hpp"

namespace ecluse {
namespace {

tl::unexpected<Error> fault(std::size_t line, const std::string& what) {
  return failure("E_TABLE", "line " + std::to_string(line) + ": " + what);
}

std::string_view without_carriage_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

Result<std::vector<TableRow>> read_table(std::string_view text,
                                         const std::vector<std::string_view>& columns) {
  std::vector<TableRow> rows;
  bool header_seen = false;
  std::size_t number = 0;
  for (const auto raw : split(text, '\n')) {
    ++number;
    const auto line = without_carriage_return(raw);
    if (line.empty() || line.front() == '#') continue;
    auto cells = split(line, '\t');
    if (!header_seen) {
      if (cells != columns) return fault(number, "unexpected columns");
      header_seen = true;
    } else if (cells.size() != columns.size()) {
      return fault(number, std::to_string(cells.size()) + " cells, " +
                               std::to_string(columns.size()) + " expected");
    } else {
      rows.push_back({number, std::move(cells)});
    }
  }
  if (!header_seen) return fault(number, "no header");
  return rows;
}

}  // namespace ecluse
