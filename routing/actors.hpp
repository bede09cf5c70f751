// Who acts on a piece, and whether the document names them (acceptance.md 4.4, 4.7; chorus-edi.md
// §6). Called by routing/router.
#pragma once

#include <string>
#include <vector>

#include "model/piece.hpp"
#include "model/route.hpp"
#include "routing/cadres.hpp"
#include "routing/destination.hpp"
#include "routing/report.hpp"

namespace ecluse::routing {

/// Judges the valideur the cadre asks for, and what the recipient says of such a cadre. Reports
/// REF_VALIDEUR_OBLIGATOIRE, REF_VALIDEUR_ATTENDU (cadre, label, role), REF_MOE_ETAT (siret,
/// cadre), REF_ACTEUR_INCONNU (siret, role, cadre), REF_A6_NON_DEMANDE and
/// REF_DESTINATAIRE_MOA_SEULEMENT (siret, name, cadre).
void judge_actors(const Piece& piece, const Cadre& cadre, const Destination& to,
                  const Annuaire& annuaire, Report& report);

/// Who acts next: as the cadre says; the recipient where a valideur that may be left out is.
Role next_actor(const Piece& piece, const Cadre& cadre);

/// Everybody the document names, and the part the recipient plays for this cadre. An actor that
/// must act and is not named has an empty identifier.
std::vector<Actor> actors_of(const Piece& piece, const Cadre& cadre, const Destination& to);

}  // namespace ecluse::routing
