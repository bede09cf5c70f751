// What structures and their identifiers are called: in the CSV of the directory, on the command
// line and in JSON (acceptance.md ORG-02, ORG-15, ESP-17; chorus-edi.md §4.7). Pure, any thread.
#pragma once

#include <optional>
#include <string_view>

#include "routing/annuaire.hpp"

namespace ecluse::routing {

/// "SIRET", "UE_HORS_FRANCE", "HORS_UE", "RIDET", "TAHITI", "AUTRE", "PARTICULIER"; empty for none.
std::string_view name_of_type(IdentifierType type);

/// The type of that name, whatever its case.
std::optional<IdentifierType> identifier_type_named(std::string_view word);

/// The kind of that name ("Entité publique", "PRIVEE"…), whatever its case and accents.
std::optional<StructureKind> structure_kind_named(std::string_view word);

}  // namespace ecluse::routing
