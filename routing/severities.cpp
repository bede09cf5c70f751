#include "routing/severities.hpp"

#include <array>

#include "routing/coded_rows.hpp"

namespace ecluse::routing {
namespace {

const std::vector<std::string_view> columns{"code", "severity", "source"};
constexpr std::array all_severities{Severity::warning, Severity::error};

Result<SeverityRow> read_row(const TableRow& row) {
  const auto severity = named(row.cells[1], all_severities);
  if (!severity) return table_fault(row.line, "severity " + std::string(row.cells[1]));
  return SeverityRow{std::string(row.cells[0]), *severity};
}

}  // namespace

Result<Severities> Severities::load(std::string_view tsv) {
  auto rows = read_coded_rows(tsv, columns, read_row);
  if (!rows) return tl::unexpected(rows.error());
  Severities table;
  table.rows_ = std::move(*rows);
  return table;
}

Severity Severities::of(std::string_view code) const {
  const auto* row = find_code(rows_, code);
  return row ? row->severity : Severity::error;
}

}  // namespace ecluse::routing
