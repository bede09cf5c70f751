#include "routing/partners.hpp"

#include <algorithm>
#include <array>

#include "routing/coded_rows.hpp"

namespace ecluse::routing {
namespace {

enum Column : std::size_t {
  code,
  name,
  mode,
  receives_lifecycles,
  emits_edi,
  connection_active,
  answers_to
};
const std::vector<std::string_view> columns{
    "code", "name", "mode", "receives_lifecycles", "emits_edi", "connection_active", "answers_to"};

constexpr std::array all_modes{PartnerMode::edi, PartnerMode::api, PartnerMode::portail};
constexpr std::size_t code_length = 6;
constexpr std::size_t longest_folder = 64;

bool is_digit_or_capital(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

bool is_partner_code(std::string_view text) {
  return text.size() == code_length && std::all_of(text.begin(), text.end(), is_digit_or_capital);
}

/// The table is the operator's, yet a folder name that leaves outbound/ is a mistake to refuse.
bool is_folder_name(std::string_view text) {
  return !text.empty() && text.size() <= longest_folder &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_digit_or_capital(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
         });
}

Result<Partner> read_row(const TableRow& row) {
  const auto& cells = row.cells;
  const auto connected_by = named(cells[mode], all_modes);
  const auto receives = read_flag(cells[receives_lifecycles]);
  const auto emits = read_flag(cells[emits_edi]);
  const auto active = read_flag(cells[connection_active]);
  const auto folder = cells[answers_to] == "-" ? cells[code] : cells[answers_to];
  if (!is_partner_code(cells[code])) return table_fault(row.line, "code is not [A-Z0-9]{6}");
  if (!connected_by) return table_fault(row.line, "mode " + std::string(cells[mode]));
  if (!receives || !emits || !active) return table_fault(row.line, "neither oui nor non");
  if (!is_folder_name(folder)) return table_fault(row.line, "answers_to is no folder name");
  return Partner{
      std::string(cells[code]), std::string(cells[name]), *connected_by, *receives, *emits, *active,
      std::string(folder)};
}

}  // namespace

std::string_view name_of(PartnerMode value) {
  static constexpr std::array<std::string_view, 3> names{"EDI", "API", "PORTAIL"};
  return names.at(static_cast<std::size_t>(value));
}

Result<Partners> Partners::load(std::string_view tsv) {
  auto rows = read_coded_rows(tsv, columns, read_row);
  if (!rows) return tl::unexpected(rows.error());
  Partners table;
  table.partners_ = std::move(*rows);
  return table;
}

const Partner* Partners::find(std::string_view wanted) const {
  return find_code(partners_, wanted);
}

std::vector<Finding> admit_partner(const Partners& partners, std::string_view folder,
                                   const std::optional<FluxName>& flux) {
  std::vector<Finding> findings;
  const std::string judged = flux ? flux->partner : std::string(folder);
  const auto refuse = [&](std::string_view cause) {
    findings.push_back(
        {"IRR_CODE_APP",
         Severity::error,
         Layer::technique,
         {},
         {{"seen", judged}, {"folder", std::string(folder)}, {"cause", std::string(cause)}}});
  };
  const auto* partner = partners.find(judged);
  if (judged != folder) refuse("folder");
  if (!partner) refuse("unknown");
  if (partner && !partner->emits_edi) refuse("not_emitter");
  if (partner && !partner->connection_active) refuse("inactive");
  return findings;
}

}  // namespace ecluse::routing
