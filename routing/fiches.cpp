#include "routing/fiches.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

#include "model/text.hpp"
#include "model/tsv.hpp"
#include "routing/cells.hpp"

namespace ecluse::routing {
namespace {

enum Column : std::size_t {
  marche,
  description,
  debut,
  fin,
  facturation,
  destinataire,
  service,
  libelle_service,
  engagement,
  groupement,
  delai_valideur,
  delai_moe,
  role,
  siret,
  code_service,
  cadres,
  chorus_pro,
  mode,
  remplace_par,
};
const std::vector<std::string_view> columns{
    "marche",      "description",  "debut",          "fin",
    "facturation", "destinataire", "service",        "libelle_service",
    "engagement",  "groupement",   "delai_valideur", "delai_moe",
    "role",        "siret",        "code_service",   "cadres",
    "chorus_pro",  "mode",         "remplace_par"};

constexpr std::array all_groupements{Groupement::none, Groupement::conjoint, Groupement::solidaire};
constexpr std::array all_modes{Mode::edi, Mode::portail, Mode::service};

/// One row, with the first fault met in it.
class Row {
 public:
  explicit Row(const TableRow& row) : row_(row) {}

  std::string text(Column column) const { return std::string(dash_is_empty(row_.cells[column])); }
  std::string identifier(Column column) const {
    return without_spaces(dash_is_empty(row_.cells[column]));
  }
  bool empty(Column column) const { return dash_is_empty(row_.cells[column]).empty(); }

  std::optional<Date> date(Column column) {
    if (empty(column)) return std::nullopt;
    const auto day = parse_iso_date(row_.cells[column]);
    if (!day) blame(column);
    return day;
  }

  /// A number of days, from 1 to 365.
  std::optional<int> days(Column column) {
    constexpr int most = 365;
    if (empty(column)) return std::nullopt;
    const auto text = cell(column);
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool right =
        fault == std::errc() && end == text.data() + text.size() && number >= 1 && number <= most;
    if (!right) blame(column);
    return right ? std::optional(number) : std::nullopt;
  }

  template <class Value>
  Value value_or_blame(Column column, std::optional<Value> read) {
    if (!read) blame(column);
    return read.value_or(Value{});
  }

  std::string_view cell(Column column) const { return row_.cells[column]; }
  std::size_t line() const { return row_.line; }

  void blame(Column column) {
    if (!fault_.empty()) return;
    fault_.append(columns[column]).append(": ").append(row_.cells[column].substr(0, 40));
  }
  const std::string& fault() const { return fault_; }

 private:
  const TableRow& row_;
  std::string fault_;
};

std::optional<Role> read_role(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(last_role); ++i)
    if (name_of(static_cast<Role>(i)) == text) return static_cast<Role>(i);
  return std::nullopt;
}

FicheActor read_actor(Row& row) {
  FicheActor actor;
  actor.line = row.line();
  actor.role = row.value_or_blame(role, read_role(row.cell(role)));
  actor.siret = row.identifier(siret);
  actor.service = row.text(code_service);
  if (!row.empty(cadres))
    for (const auto code : split(row.cell(cadres), ',')) actor.cadres.emplace_back(trimmed(code));
  actor.uses_chorus =
      row.empty(chorus_pro) || row.value_or_blame(chorus_pro, read_flag(row.cell(chorus_pro)));
  if (!row.empty(mode)) actor.mode = row.value_or_blame(mode, named(row.cell(mode), all_modes));
  actor.replaced_by = row.identifier(remplace_par);
  return actor;
}

Fiche read_fiche(Row& row) {
  Fiche fiche;
  fiche.code = row.text(marche);
  fiche.line = row.line();
  fiche.description = row.text(description);
  fiche.from = row.date(debut);
  fiche.until = row.date(fin);
  fiche.invoicing = row.text(facturation);
  fiche.recipient = row.identifier(destinataire);
  fiche.service = row.text(service);
  fiche.service_label = row.text(libelle_service);
  fiche.engagement = row.text(engagement);
  fiche.groupement = row.value_or_blame(groupement, named(row.cell(groupement), all_groupements));
  fiche.valideur_days = row.days(delai_valideur);
  fiche.moe_days = row.days(delai_moe);
  if (fiche.code.empty()) row.blame(marche);
  return fiche;
}

/// A market is told once: what a later row says of it must be a dash.
void judge_later_row(Row& row) {
  for (auto column = description; column < role; column = static_cast<Column>(column + 1))
    if (!row.empty(column)) row.blame(column);
}

}  // namespace

std::string_view name_of(Groupement groupement) {
  static constexpr std::array<std::string_view, 3> names{"-", "conjoint", "solidaire"};
  return names.at(static_cast<std::size_t>(groupement));
}

const FicheActor* Fiche::actor(Role wanted) const {
  const auto found = std::find_if(actors.begin(), actors.end(),
                                  [&](const FicheActor& one) { return one.role == wanted; });
  if (found != actors.end()) return &*found;
  return wanted == Role::titulaire ? actor(Role::fournisseur) : nullptr;
}

bool Fiche::lets_deposit(std::string_view by, std::string_view cadre) const {
  return std::any_of(actors.begin(), actors.end(), [&](const FicheActor& one) {
    const bool is_told = std::find(one.cadres.begin(), one.cadres.end(), cadre) != one.cadres.end();
    return is_told && (one.siret == by || one.replaced_by == by);
  });
}

Result<Fiches> Fiches::load(std::string_view tsv) {
  const auto table = read_table(tsv, columns);
  if (!table) return tl::unexpected(table.error());
  Fiches all;
  for (const auto& cells : *table) {
    Row row(cells);
    auto& fiches = all.fiches_;
    const bool again = !fiches.empty() && fiches.back().code == row.text(marche);
    if (again)
      judge_later_row(row);
    else
      fiches.push_back(read_fiche(row));
    fiches.back().actors.push_back(read_actor(row));
    if (!row.fault().empty()) return table_fault(cells.line, row.fault());
  }
  const auto by_code = [](const Fiche& a, const Fiche& b) { return a.code < b.code; };
  std::stable_sort(all.fiches_.begin(), all.fiches_.end(), by_code);
  const auto twice =
      std::adjacent_find(all.fiches_.begin(), all.fiches_.end(),
                         [](const Fiche& a, const Fiche& b) { return a.code == b.code; });
  if (twice != all.fiches_.end())
    return table_fault(std::next(twice)->line, "marche " + twice->code + " twice");
  return all;
}

const Fiche* Fiches::find(std::string_view wanted) const {
  const auto place =
      std::lower_bound(fiches_.begin(), fiches_.end(), wanted,
                       [](const Fiche& one, std::string_view code) { return one.code < code; });
  return place != fiches_.end() && place->code == wanted ? &*place : nullptr;
}

}  // namespace ecluse::routing
