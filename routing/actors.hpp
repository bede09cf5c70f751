// Who acts on a piece, and whether piece and fiche name them (acceptance.md 4.4, 4.7; chorus-edi.md
// §4.3, §6). Called by routing/router.
#pragma once

#include <vector>

#include "model/piece.hpp"
#include "model/route.hpp"
#include "routing/cadres.hpp"
#include "routing/destination.hpp"
#include "routing/fiches.hpp"
#include "routing/report.hpp"

namespace ecluse::routing {

/// What is known when the actors of a piece are looked for.
struct Scene {
  const Piece& piece;
  const Cadre& cadre;
  const Destination& to;
  const Annuaire& annuaire;
  const Fiche* fiche = nullptr;  ///< of its market, null when there is none
};

/// Who plays that part: as the document says, else as the fiche does. An empty identifier when
/// neither tells.
Actor actor_of(Role role, const Scene& scene);

/// Judges the valideur the cadre asks for, the other actors, and what the recipient says of such a
/// cadre. Reports REF_VALIDEUR_OBLIGATOIRE, REF_VALIDEUR_ATTENDU, REF_ACTEUR_ABSENT,
/// REF_ACTEUR_INCONNU, REF_ACTEUR_INACTIF, REF_MOE_ETAT (siret, role, cadre, label),
/// REF_A6_NON_DEMANDE, REF_DESTINATAIRE_MOA_SEULEMENT and REF_TRAVAUX_NON_OUVERT (siret, name,
/// cadre).
void judge_actors(const Scene& scene, Report& report);

/// Who acts after the deposit, in order, as the cadre says: without a valideur that may be left
/// out, with the second one where the document names one. Never empty.
std::vector<Role> circuit_of(const Scene& scene);

/// Everybody the document and the circuit name. An actor that must act and that nobody names has an
/// empty identifier.
std::vector<Actor> actors_of(const Scene& scene);

}  // namespace ecluse::routing
