#include "routing/habilitations.hpp"

#include <algorithm>
#include <array>

#include "model/tsv.hpp"

namespace ecluse::routing {
namespace {

constexpr std::string_view any = "*";

/// A role, and whose identifier on the piece it speaks for. MOE and MOA act on works, where the
/// piece names the MOE as valideur and the MOA as recipient (chorus-edi.md §7.1).
struct Voice {
  std::string_view role;
  std::string PieceSummary::*structure;
};
constexpr std::array voices{
    Voice{"destinataire", &PieceSummary::recipient}, Voice{"comptable", &PieceSummary::recipient},
    Voice{"fournisseur", &PieceSummary::supplier},   Voice{"valideur", &PieceSummary::validator},
    Voice{"moe", &PieceSummary::validator},          Voice{"moa", &PieceSummary::recipient}};

const Voice* voice_of(std::string_view role) {
  const auto* found = std::ranges::find(voices, role, &Voice::role);
  return found == voices.end() ? nullptr : found;
}

bool fits(std::string_view cell, std::string_view value) {
  return cell == any || (!value.empty() && cell == value);
}

}  // namespace

Result<Habilitations> Habilitations::load(std::string_view tsv) {
  const auto rows = read_table(tsv, {"partner", "role", "structure"});
  if (!rows) return tl::unexpected(rows.error());
  Habilitations table;
  for (const auto& [line, cells] : *rows) {
    const auto role = cells[1];
    if (role != any && !voice_of(role))
      return failure("E_TABLE", "line " + std::to_string(line) + ": role " + std::string(role));
    if (cells[0].empty() || cells[2].empty())
      return failure("E_TABLE", "line " + std::to_string(line) + ": empty cell");
    table.rows_.push_back({std::string(cells[0]), std::string(role), std::string(cells[2])});
  }
  return table;
}

bool Habilitations::allow(std::string_view partner, std::string_view roles,
                          const PieceSummary& piece) const {
  for (const auto role : split(roles, '|')) {
    const auto* voice = voice_of(role);
    if (!voice) continue;
    const auto fitting = [&](const Row& row) {
      return fits(row.partner, partner) && fits(row.role, role) &&
             fits(row.structure, piece.*voice->structure);
    };
    if (std::ranges::any_of(rows_, fitting)) return true;
  }
  return false;
}

}  // namespace ecluse::routing
