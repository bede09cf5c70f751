#include "routing/cadres.hpp"

#include <algorithm>
#include <optional>

#include "routing/coded_rows.hpp"
#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

enum Column : std::size_t {
  code,
  label_fr,
  label_en,
  aliases,
  document,
  depositor,
  circuit,
  space,
  flux_types,
  validator,
  validator_need,
  actors,
  first_cell,
  after = first_cell + 6,
};
const std::vector<std::string_view> columns{
    "code",           "label_fr",        "label_en",      "aliases",    "document",
    "depositor",      "circuit",         "space",         "flux_types", "validator",
    "validator_need", "actors",          "edi_initial",   "edi_assoc",  "portail_initial",
    "portail_assoc",  "service_initial", "service_assoc", "after",      "source"};

constexpr std::array all_cells{Cell::yes, Cell::no, Cell::na};
constexpr std::array<std::string_view, 4> all_spaces{"factures", "travaux", "memoires", "tic"};
constexpr std::array<std::string_view, 3> need_names{"none", "expected", "required"};

std::vector<std::string> parts_of(std::string_view cell, char separator) {
  const auto text = dash_is_empty(cell);
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  for (const auto part : split(text, separator)) parts.emplace_back(part);
  return parts;
}

std::optional<Need> read_need(std::string_view text) {
  const auto found = std::find(need_names.begin(), need_names.end(), text);
  if (found == need_names.end()) return std::nullopt;
  return static_cast<Need>(found - need_names.begin());
}

std::optional<Role> read_role(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(last_role); ++i)
    if (name_of(static_cast<Role>(i)) == text) return static_cast<Role>(i);
  return std::nullopt;
}

Done read_role_list(const TableRow& row, Column column, std::vector<Role>& roles) {
  for (const auto& part : parts_of(row.cells[column], ',')) {
    const auto role = read_role(part);
    if (!role) return table_fault(row.line, "a role is unknown");
    roles.push_back(*role);
  }
  return {};
}

Done read_roles(const TableRow& row, Cadre& cadre) {
  const auto deposits = read_role(row.cells[depositor]);
  const auto need = read_need(row.cells[validator_need]);
  const auto validates =
      row.cells[validator] == "-" ? std::optional(Role::valideur) : read_role(row.cells[validator]);
  if (!deposits || !validates) return table_fault(row.line, "a role is unknown");
  if (!need) return table_fault(row.line, "validator_need is unknown");
  cadre.depositor = *deposits;
  cadre.validator = *validates;
  cadre.validator_need = *need;
  const auto done = read_role_list(row, circuit, cadre.circuit);
  if (done && cadre.circuit.empty()) return table_fault(row.line, "the circuit is empty");
  return done ? read_role_list(row, actors, cadre.actors) : done;
}

Done read_cells(const TableRow& row, Cadre& cadre) {
  for (std::size_t i = 0; i < cadre.cells.size(); ++i) {
    const auto value = named(row.cells[first_cell + i], all_cells);
    if (!value) return table_fault(row.line, "a cell is none of yes, no, na");
    cadre.cells.at(i) = *value;
  }
  return {};
}

Result<Cadre> read_row(const TableRow& row) {
  const auto& cells = row.cells;
  Cadre cadre;
  cadre.code = cells[code];
  cadre.label_fr = cells[label_fr];
  cadre.label_en = cells[label_en];
  cadre.aliases = parts_of(cells[aliases], '|');
  cadre.document = cells[document];
  cadre.space = cells[space];
  cadre.flux_types = parts_of(cells[flux_types], ',');
  cadre.after = parts_of(cells[after], ',');
  if (std::find(all_spaces.begin(), all_spaces.end(), cadre.space) == all_spaces.end())
    return table_fault(row.line, "space " + cadre.space);
  if (const auto done = read_roles(row, cadre); !done) return tl::unexpected(done.error());
  if (const auto done = read_cells(row, cadre); !done) return tl::unexpected(done.error());
  return cadre;
}

bool answers(const Cadre& cadre, std::string_view words) {
  const auto said = [&](const std::string& label) { return holds(label, words); };
  return folded(cadre.code) == words || said(cadre.label_fr) || said(cadre.label_en) ||
         std::any_of(cadre.aliases.begin(), cadre.aliases.end(), said);
}

}  // namespace

std::string_view name_of(Mode mode) {
  static constexpr std::array<std::string_view, 3> names{"EDI", "Portail", "Service"};
  return names.at(static_cast<std::size_t>(mode));
}

std::string_view name_of(Deposit deposit) {
  return deposit == Deposit::initial ? "initial" : "association";
}

std::string_view name_of(Cell cell) {
  static constexpr std::array<std::string_view, 3> names{"yes", "no", "na"};
  return names.at(static_cast<std::size_t>(cell));
}

Cell cell(const Cadre& cadre, Mode mode, Deposit deposit) {
  return cadre.cells.at(2 * static_cast<std::size_t>(mode) + static_cast<std::size_t>(deposit));
}

Result<Cadres> Cadres::load(std::string_view tsv) {
  auto rows = read_coded_rows(tsv, columns, read_row);
  if (!rows) return tl::unexpected(rows.error());
  Cadres table;
  table.cadres_ = std::move(*rows);
  return table;
}

const Cadre* Cadres::find(std::string_view wanted) const {
  return find_code(cadres_, wanted);
}

Access Cadres::access(const DepositClaim& claim) const {
  if (claim.mode == Mode::edi && claim.deposit == Deposit::association)
    return Access::association_in_edi;
  const auto* cadre = find(claim.cadre);
  if (!cadre) return Access::unknown;
  if (claim.role && *claim.role != cadre->depositor) return Access::other_role;
  switch (cell(*cadre, claim.mode, claim.deposit)) {
    case Cell::no:
      return Access::forbidden;
    case Cell::na:
      return Access::without_object;
    case Cell::yes:
      break;
  }
  return Access::accepted;
}

std::vector<const Cadre*> Cadres::search(std::string_view words) const {
  const auto wanted = folded(words);
  std::vector<const Cadre*> found;
  for (const auto& cadre : cadres_)
    if (answers(cadre, wanted)) found.push_back(&cadre);
  return found;
}

}  // namespace ecluse::routing
