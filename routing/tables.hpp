// The tables of this room as shipped in the binary: the defaults that a root may override in
// referentiel/, and the examples that `ecluse init` writes. Called by daemon/ and tests, from any
// thread.
#pragma once

#include <string_view>

namespace ecluse::routing {

/// The bytes of one of "interfaces.tsv", "partenaires.tsv", "cadres.tsv", "annuaire.csv",
/// "severites.tsv", "exemple_partenaires.tsv", "exemple_annuaire.csv"; empty when there is none of
/// that name. Static storage.
std::string_view embedded_table(std::string_view name);

}  // namespace ecluse::routing
