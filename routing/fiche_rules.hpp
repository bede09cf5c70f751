// Whether a piece goes as the fiche of its market says: recipient, days, who deposits what, who
// plays which part (acceptance.md FIM-01 to FIM-04, ACT-15, TRV-26). Called by routing/router.
#pragma once

#include "routing/actors.hpp"

namespace ecluse::routing {

/// Judges a piece whose market has a fiche (scene.fiche is not null). Reports REF_FICHE_ROLE
/// (siret, role, cadre, marche, expected), REF_FICHE_ACTEUR (siret, role, marche, expected),
/// REF_FICHE_DESTINATAIRE (siret, service, marche, expected), REF_FICHE_PERIODE (date, from, until,
/// marche) and REF_FICHE_SOLIDAIRE (cadre, marche).
void judge_by_fiche(const Scene& scene, Report& report);

}  // namespace ecluse::routing
