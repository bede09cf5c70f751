#include "lifecycle/sight.hpp"

#include <algorithm>

namespace ecluse::lifecycle {
namespace {

bool holds(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

/// Whether the way of a piece names the structure in that role.
bool acts(const PieceRow& piece, std::string_view structure, std::string_view role) {
  return piece.route && std::ranges::any_of(piece.route->actors, [&](const Actor& actor) {
           return actor.identifier == structure && name_of(actor.role) == role;
         });
}

/// Without services the whole structure sees; with services, what names one of them.
bool plays(const SightRow& row, const PieceRow& piece, std::string_view role) {
  const auto& sum = piece.summary;
  const bool whole = row.services.empty();
  if (role == "fournisseur")
    return sum.supplier == row.structure &&
           (whole || (sum.memoire && holds(row.services, sum.memoire->service)));
  if (role == "destinataire")
    return sum.recipient == row.structure && (whole || holds(row.services, sum.service));
  return whole && acts(piece, row.structure, role);
}

bool shows(const SightRow& row, const PieceRow& piece) {
  return holds(row.cadres, piece.summary.cadre) &&
         std::ranges::any_of(row.roles,
                             [&](const std::string& role) { return plays(row, piece, role); });
}

}  // namespace

bool sees_flux(const Sight& sight, std::string_view partner) {
  return sight.everything || holds(sight.partners, partner);
}

bool sees(const Sight& sight, const PieceRow& piece, std::string_view partner) {
  if (sees_flux(sight, partner)) return true;
  return std::ranges::any_of(sight.rows, [&](const SightRow& row) { return shows(row, piece); });
}

std::vector<std::string> seen_as(const Sight& sight, const PieceRow& piece,
                                 std::string_view partner) {
  std::vector<std::string> all;
  if (holds(sight.partners, partner)) all.emplace_back(partner);
  for (const auto& row : sight.rows)
    if (!holds(all, row.structure) && shows(row, piece)) all.push_back(row.structure);
  return all;
}

std::vector<std::string> holders_of(const Sight& sight) {
  auto all = sight.partners;
  for (const auto& row : sight.rows)
    if (!holds(all, row.structure)) all.push_back(row.structure);
  return all;
}

Sight narrowed(const Sight& sight, std::string_view role) {
  Sight narrow;
  for (const auto& row : sight.rows) {
    if (!holds(row.roles, role)) continue;
    narrow.rows.push_back(row);
    narrow.rows.back().roles = {std::string(role)};
  }
  return narrow;
}

}  // namespace ecluse::lifecycle
