// The columns of a directory's CSV and the cells of one row, read by column name: those of the
// public directory (chorus-edi.md §7.2), then ours, which are optional. Used by
// routing/annuaire_csv; one thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/date.hpp"
#include "model/result.hpp"
#include "routing/annuaire.hpp"
#include "routing/csv.hpp"

namespace ecluse::routing::annuaire {

enum Column : std::size_t {
  identifier,
  name,
  service_label,
  service_code,
  status,
  service_required,
  engagement_required,
  service_or_engagement,
  vat_number,  ///< from here on a column may be absent
  service_engagement_required,
  accepts_a6,
  state,
  moa_only,
  valid_from,
  valid_until,
  postal_code,
  city,
  identifier_type,
  kind,
  receives_lifecycles,
  emits_edi,
  connection_active,
  partner,
  works_space,
  column_count,
};

std::string_view name_of(Column column);

/// Where each column stands in the file.
using Header = std::array<std::size_t, column_count>;

/// Columns are found by name, whatever the case, the accents and the order. E_TABLE when one that
/// is required is missing.
Result<Header> read_header(const CsvRow& row);

/// One row by column, with the first fault met in it.
class Cells {
 public:
  Cells(const Header& header, const CsvRow& row) : header_(header), row_(row) {}

  [[nodiscard]] std::string_view text(Column column) const;
  /// Whether the cell is there and says something.
  [[nodiscard]] bool given(Column column) const { return !text(column).empty(); }
  /// The columns given, one bit each.
  [[nodiscard]] std::uint32_t given_columns() const;

  bool flag(Column column);
  bool active();
  std::optional<Date> date(Column column);  ///< AAAA-MM-JJ, or JJ/MM/AAAA as spreadsheets write it
  IdentifierType type();
  StructureKind entity();
  Opened works();

  void blame(Column column);
  /// "Column: what stands there"; empty when the row is good.
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  const Header& header_;
  const CsvRow& row_;
  std::string fault_;
};

}  // namespace ecluse::routing::annuaire
