#include "routing/structure_words.hpp"

#include <array>
#include <utility>

#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

constexpr std::array<std::pair<std::string_view, IdentifierType>, 7> types{
    {{"SIRET", IdentifierType::siret},
     {"UE_HORS_FRANCE", IdentifierType::ue_hors_france},
     {"HORS_UE", IdentifierType::hors_ue},
     {"RIDET", IdentifierType::ridet},
     {"TAHITI", IdentifierType::tahiti},
     {"AUTRE", IdentifierType::en_cours},
     {"PARTICULIER", IdentifierType::particulier}}};

constexpr std::array<std::pair<std::string_view, StructureKind>, 8> kinds{
    {{"publique", StructureKind::publique},
     {"entite publique", StructureKind::publique},
     {"structure publique", StructureKind::publique},
     {"entreprise", StructureKind::entreprise},
     {"privee", StructureKind::entreprise},
     {"structure privee", StructureKind::entreprise},
     {"association", StructureKind::association},
     {"particulier", StructureKind::particulier}}};

}  // namespace

std::string_view name_of_type(IdentifierType type) {
  for (const auto& [name, value] : types)
    if (value == type) return name;
  return {};
}

std::optional<IdentifierType> identifier_type_named(std::string_view word) {
  const auto wanted = folded(word);
  for (const auto& [name, value] : types)
    if (folded(name) == wanted) return value;
  return std::nullopt;
}

std::optional<StructureKind> structure_kind_named(std::string_view word) {
  const auto wanted = folded(word);
  for (const auto& [name, value] : kinds)
    if (name == wanted) return value;
  return std::nullopt;
}

}  // namespace ecluse::routing
