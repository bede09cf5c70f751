#include "routing/annuaire_columns.hpp"

#include "routing/cells.hpp"
#include "routing/structure_words.hpp"
#include "routing/text.hpp"

namespace ecluse::routing::annuaire {
namespace {

constexpr std::array<std::string_view, column_count> column_names{
    "Identifiant",
    "Désignation",
    "Libellé service",
    "Code service",
    "Statut",
    "Service obligatoire",
    "Engagement obligatoire",
    "Service ou engagement obligatoire",
    "Numéro TVA intracommunautaire",
    "Engagement du service obligatoire",
    "Accepte A6",
    "Etat",
    "MOA seulement",
    "Date de début",
    "Date de fin",
    "Code postal",
    "Ville",
    "Type d'identifiant",
    "Type d'entité",
    "Reçoit les cycles de vie",
    "Émet des flux EDI",
    "Raccordement actif",
    "Code partenaire",
    "Factures de travaux"};
static_assert(column_count <= 32, "given_columns() has one bit a column");
constexpr std::size_t absent = static_cast<std::size_t>(-1);

std::optional<Date> read_date(std::string_view text) {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return parse_iso_date(text);
  std::string iso(text.substr(6));
  iso.append("-").append(text.substr(3, 2)).append("-").append(text.substr(0, 2));
  return parse_iso_date(iso);
}

}  // namespace

std::string_view name_of(Column column) {
  return column_names.at(column);
}

Result<Header> read_header(const CsvRow& row) {
  Header header;
  header.fill(absent);
  for (std::size_t column = 0; column < column_count; ++column) {
    const auto wanted = folded(column_names.at(column));
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (folded(row.cells[i]) == wanted) header.at(column) = i;
    if (header.at(column) == absent && column < vat_number)
      return table_fault(row.line, "no column " + std::string(column_names.at(column)));
  }
  return header;
}

std::string_view Cells::text(Column column) const {
  const auto at = header_.at(column);
  return at == absent ? std::string_view{} : row_.cells[at];
}

std::uint32_t Cells::given_columns() const {
  std::uint32_t columns = 0;
  for (std::size_t column = 0; column < column_count; ++column)
    if (given(static_cast<Column>(column))) columns |= 1U << column;
  return columns;
}

bool Cells::flag(Column column) {
  const auto written = text(column);
  if (written.empty()) return false;
  const auto value = read_flag(written);
  if (!value) blame(column);
  return value.value_or(false);
}

bool Cells::active() {
  const auto written = folded(text(status));
  if (written != "actif" && written != "inactif" && !written.empty()) blame(status);
  return written != "inactif";
}

std::optional<Date> Cells::date(Column column) {
  const auto written = text(column);
  if (written.empty()) return std::nullopt;
  const auto value = read_date(written);
  if (!value) blame(column);
  return value;
}

IdentifierType Cells::type() {
  if (!given(identifier_type)) return IdentifierType::siret;
  const auto value = identifier_type_named(text(identifier_type));
  if (!value) blame(identifier_type);
  return value.value_or(IdentifierType::siret);
}

StructureKind Cells::entity() {
  if (!given(kind)) return StructureKind::publique;
  const auto value = structure_kind_named(text(kind));
  if (!value) blame(kind);
  return value.value_or(StructureKind::publique);
}

Opened Cells::works() {
  if (!given(works_space)) return Opened::untold;
  return flag(works_space) ? Opened::yes : Opened::no;
}

void Cells::blame(Column column) {
  if (!fault_.empty()) return;
  fault_.append(column_names.at(column)).append(": ").append(text(column).substr(0, 40));
}

}  // namespace ecluse::routing::annuaire
