// Reads a fiche d'identité du marché over before the first deposit: what its actors agreed upon
// must be complete and possible (acceptance.md FIM-05). Called by `ecluse check-market`; pure.
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "routing/annuaire.hpp"
#include "routing/cadres.hpp"
#include "routing/fiches.hpp"

namespace ecluse::routing {

/// Findings of Layer::referentiel, codes FIM_*, with the line of the table and the value marche:
/// FIM_DATES (from, until), FIM_DESTINATAIRE (siret, cause: not_given | not_listed | closed),
/// FIM_SERVICE (siret, service, cause: not_given | not_listed | closed), FIM_ENGAGEMENT (siret),
/// FIM_ROLE_ABSENT (role), FIM_ROLE_DOUBLE (role), FIM_SIRET_ABSENT, FIM_SIRET, FIM_ACTEUR_INCONNU,
/// FIM_MOE_ETAT, FIM_REMPLACANT (role, siret), FIM_CADRE_INCONNU (cadre, role), FIM_CADRE_ROLE
/// (cadre, role, expected), FIM_CADRE_MODE (cadre, mode) and FIM_A6 (siret). Without a directory
/// the structures are not judged.
std::vector<Finding> lint_fiche(const Fiche& fiche, const Cadres& cadres, const Annuaire& annuaire);

}  // namespace ecluse::routing
