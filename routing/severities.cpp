#include "routing/severities.hpp"

#include <algorithm>
#include <array>

#include "model/tsv.hpp"
#include "routing/cells.hpp"

namespace ecluse::routing {
namespace {

const std::vector<std::string_view> columns{"code", "severity", "source"};
constexpr std::array all_severities{Severity::warning, Severity::error};

bool by_code(const SeverityRow& row, std::string_view code) {
  return row.code < code;
}

}  // namespace

Result<Severities> Severities::load(std::string_view tsv) {
  const auto rows = read_table(tsv, columns);
  if (!rows) return tl::unexpected(rows.error());
  Severities table;
  for (const auto& row : *rows) {
    const auto severity = named(row.cells[1], all_severities);
    if (!severity) return table_fault(row.line, "severity " + std::string(row.cells[1]));
    const auto place =
        std::lower_bound(table.rows_.begin(), table.rows_.end(), row.cells[0], by_code);
    if (place != table.rows_.end() && place->code == row.cells[0])
      return table_fault(row.line, place->code + " twice");
    table.rows_.insert(place, {std::string(row.cells[0]), *severity});
  }
  return table;
}

Severity Severities::of(std::string_view code) const {
  const auto place = std::lower_bound(rows_.begin(), rows_.end(), code, by_code);
  return place != rows_.end() && place->code == code ? place->severity : Severity::error;
}

}  // namespace ecluse::routing
