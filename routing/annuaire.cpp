#include "routing/annuaire.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

#include "routing/annuaire_csv.hpp"
#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

bool within(const std::optional<Date>& from, const std::optional<Date>& until, Date day) {
  return (!from || *from <= day) && (!until || day <= *until);
}

bool is_active(const Structure& one, const StructureQuery& query) {
  return query.on ? in_force(one, *query.on) : one.active;
}

/// The criteria that cost nothing; texts are folded by the caller.
bool answers(const Structure& one, const StructureQuery& query) {
  return (!query.type || one.type == *query.type) && (!query.kind || one.kind == *query.kind) &&
         (!query.active || is_active(one, query) == *query.active) &&
         (query.postal_code.empty() || one.postal_code == query.postal_code) &&
         (query.name.empty() || holds(one.name, query.name)) &&
         (query.city.empty() || holds(one.city, query.city));
}

bool has_service(std::span<const Service> services, std::string_view words) {
  return words.empty() || std::any_of(services.begin(), services.end(), [&](const Service& one) {
           return holds(one.label, words) || holds(one.code, words);
         });
}

}  // namespace

std::string_view name_of(StructureKind kind) {
  static constexpr std::array<std::string_view, 4> names{"publique", "entreprise", "association",
                                                         "particulier"};
  return names.at(static_cast<std::size_t>(kind));
}

bool in_force(const Structure& one, Date day) {
  return one.active && within(one.from, one.until, day);
}

bool in_force(const Service& one, Date day) {
  return one.active && within(one.from, one.until, day);
}

IdentifierIndex::IdentifierIndex(const std::vector<Structure>& structures)
    : slots_(std::bit_ceil(2 * structures.size() + 1)) {
  for (std::size_t i = 0; i < structures.size(); ++i) {
    auto slot = std::hash<std::string_view>{}(structures[i].identifier);
    while (slots_[slot & (slots_.size() - 1)] != 0) ++slot;
    slots_[slot & (slots_.size() - 1)] = static_cast<std::uint32_t>(i + 1);
  }
}

const Structure* IdentifierIndex::find(const std::vector<Structure>& structures,
                                       std::string_view identifier) const {
  if (slots_.empty()) return nullptr;
  for (auto slot = std::hash<std::string_view>{}(identifier);; ++slot) {
    const auto position = slots_[slot & (slots_.size() - 1)];
    if (position == 0) return nullptr;
    if (structures[position - 1].identifier == identifier) return &structures[position - 1];
  }
}

Annuaire::Annuaire(AnnuaireRows rows)
    : rows_(std::move(rows)),
      index_(rows_.structures),
      lists_suppliers_(
          std::any_of(rows_.structures.begin(), rows_.structures.end(),
                      [](const Structure& one) { return one.kind != StructureKind::publique; })) {}

Result<Annuaire> Annuaire::from_csv(std::string_view csv, std::string_view complement) {
  auto rows = read_annuaire(csv, complement);
  if (!rows) return tl::unexpected(rows.error());
  return Annuaire(std::move(*rows));
}

const Structure* Annuaire::structure(std::string_view identifier) const {
  return index_.find(rows_.structures, identifier);
}

const Service* Annuaire::service(const Structure& structure, std::string_view code) const {
  const auto all = services_of(structure);
  const auto place = std::lower_bound(
      all.begin(), all.end(), code,
      [](const Service& one, std::string_view wanted) { return one.code < wanted; });
  return place != all.end() && place->code == code ? &*place : nullptr;
}

const Service* Annuaire::service(std::string_view identifier, std::string_view code) const {
  const auto* owner = structure(identifier);
  return owner ? service(*owner, code) : nullptr;
}

const Service* Annuaire::state_service(std::string_view code) const {
  return service(state_siret, code);
}

std::span<const Service> Annuaire::services_of(const Structure& structure) const {
  return std::span(rows_.services).subspan(structure.first_service, structure.service_count);
}

std::span<const Structure> Annuaire::with_prefix(std::string_view prefix) const {
  const auto head = [&](const Structure& one) { return one.identifier.substr(0, prefix.size()); };
  const auto first = std::lower_bound(
      rows_.structures.begin(), rows_.structures.end(), prefix,
      [&](const Structure& one, std::string_view wanted) { return head(one) < wanted; });
  const auto last = std::upper_bound(
      first, rows_.structures.end(), prefix,
      [&](std::string_view wanted, const Structure& one) { return wanted < head(one); });
  return {first, last};
}

std::vector<const Structure*> Annuaire::search(const StructureQuery& query) const {
  const auto name = folded(query.name);
  const auto city = folded(query.city);
  const auto label = folded(query.label);
  auto folded_query = query;
  folded_query.name = name;
  folded_query.city = city;
  std::vector<const Structure*> found;
  for (const auto& one : with_prefix(query.identifier)) {
    if (found.size() >= query.limit) break;
    if (answers(one, folded_query) && has_service(services_of(one), label)) found.push_back(&one);
  }
  return found;
}

}  // namespace ecluse::routing
