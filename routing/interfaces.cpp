#include "routing/interfaces.hpp"

#include <array>
#include <optional>

#include "routing/coded_rows.hpp"

namespace ecluse::routing {
namespace {

enum Column : std::size_t { code, type, syntax_flux, format, schema, served, source };
const std::vector<std::string_view> columns{"code",   "type",   "syntaxe_flux", "format",
                                            "schema", "served", "source"};

constexpr std::array all_formats{
    Format::unknown, Format::empty,      Format::ubl_invoice, Format::ubl_credit_note,
    Format::cii,     Format::xml_other,  Format::gzip,        Format::zip,
    Format::pdf,     Format::cpp_statut, Format::cdar,        Format::cpp_mixte};
constexpr std::array all_served{Served::yes, Served::not_yet, Served::withdrawn};
constexpr std::size_t code_length = 8;

std::string_view name_of(Served value) {
  static constexpr std::array<std::string_view, 3> names{"yes", "not_yet", "withdrawn"};
  return names.at(static_cast<std::size_t>(value));
}

std::optional<Served> read_served(std::string_view text) {
  for (const auto one : all_served)
    if (name_of(one) == text) return one;
  return std::nullopt;
}

Result<Interface> read_row(const TableRow& row) {
  const auto& cells = row.cells;
  const auto carried = named(cells[format], all_formats);
  const auto state = read_served(cells[served]);
  if (cells[code].size() != code_length) return table_fault(row.line, "code of another length");
  if (!carried) return table_fault(row.line, "format " + std::string(cells[format]));
  if (!state) return table_fault(row.line, "served " + std::string(cells[served]));
  return Interface{std::string(cells[code]),
                   std::string(dash_is_empty(cells[type])),
                   std::string(dash_is_empty(cells[syntax_flux])),
                   *carried,
                   std::string(dash_is_empty(cells[schema])),
                   *state};
}

Finding refusal(const FluxName& name, std::string_view cause) {
  return {"IRR_CODE_INTER",
          Severity::error,
          Layer::technique,
          {},
          {{"seen", name.interface}, {"cause", std::string(cause)}}};
}

}  // namespace

Result<Interfaces> Interfaces::load(std::string_view tsv) {
  auto rows = read_coded_rows(tsv, columns, read_row);
  if (!rows) return tl::unexpected(rows.error());
  Interfaces table;
  table.interfaces_ = std::move(*rows);
  return table;
}

const Interface* Interfaces::find(std::string_view wanted) const {
  return find_code(interfaces_, wanted);
}

std::vector<Finding> admit_interface(const Interfaces& interfaces, const FluxName& name) {
  const auto* known = interfaces.find(name.interface);
  if (!known) return {refusal(name, "unknown")};
  if (known->served == Served::yes) return {};
  auto finding = refusal(name, name_of(known->served));
  finding.values.push_back({"type", known->type});
  finding.values.push_back({"syntax", known->syntax_flux});
  return {std::move(finding)};
}

}  // namespace ecluse::routing
