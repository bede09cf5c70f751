#include "routing/annuaire.hpp"

#include <algorithm>

#include "routing/annuaire_csv.hpp"
#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

bool answers(const Structure& one, const StructureQuery& query,
             const StructureQuery& folded_query) {
  return (!query.active || one.active == *query.active) &&
         (query.postal_code.empty() || one.postal_code == query.postal_code) &&
         (query.name.empty() || holds(one.name, folded_query.name)) &&
         (query.city.empty() || holds(one.city, folded_query.city));
}

}  // namespace

Result<Annuaire> Annuaire::from_csv(std::string_view csv) {
  auto rows = read_annuaire(csv);
  if (!rows) return tl::unexpected(rows.error());
  return Annuaire(std::move(*rows));
}

const Structure* Annuaire::structure(std::string_view identifier) const {
  const auto place = std::lower_bound(
      rows_.structures.begin(), rows_.structures.end(), identifier,
      [](const Structure& one, std::string_view wanted) { return one.identifier < wanted; });
  return place != rows_.structures.end() && place->identifier == identifier ? &*place : nullptr;
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
  auto folded_query = query;
  folded_query.name = name;
  folded_query.city = city;
  std::vector<const Structure*> found;
  for (const auto& one : with_prefix(query.identifier)) {
    if (found.size() >= query.limit) break;
    if (answers(one, query, folded_query)) found.push_back(&one);
  }
  return found;
}

}  // namespace ecluse::routing
