// To which structure and service a piece goes, and what that recipient asks for (acceptance.md
// ORG-04; chorus-edi.md §7). Called by routing/router.
#pragma once

#include <string>
#include <string_view>

#include "model/piece.hpp"
#include "routing/annuaire.hpp"
#include "routing/report.hpp"

namespace ecluse::routing {

/// A recipient resolved; views the directory and the document.
struct Destination {
  std::string siret;                     ///< without spaces; the State's when routed by its service
  std::string_view service_code;         ///< trimmed, empty when none
  const Structure* structure = nullptr;  ///< null: unknown, or no directory
  const Service* service = nullptr;      ///< null: none named, unknown, or no directory
  bool state = false;                    ///< a recipient under the rules of the State
  bool by_state_service = false;         ///< found by its service, the SIRET being unknown (P46)
};

/// The identifier of a party without the spaces people put in it; validation says that there were
/// some (users.md P07).
std::string identifier_of(const Party& party);

/// Resolves the recipient. Reports REF_DESTINATAIRE_ABSENT, REF_DESTINATAIRE_INCONNU (siret, name,
/// candidates: up to three listed establishments of the same SIREN),
/// REF_DESTINATAIRE_ETAT_PAR_SERVICE (seen, siret, service), REF_DESTINATAIRE_INACTIF (siret,
/// name), REF_DESTINATAIRE_HORS_PERIODE (siret, name, from, until, date), REF_ANNUAIRE_VIDE
/// (siret).
Destination find_destination(const Piece& piece, const Annuaire& annuaire, Report& report);

/// Judges service and engagement. Reports REF_SERVICE_INCONNU, REF_SERVICE_INACTIF,
/// REF_SERVICE_HORS_PERIODE (from, until, date), REF_SERVICE_FACTURES_PUBLIQUES,
/// REF_SERVICE_OBLIGATOIRE, REF_ENGAGEMENT_OBLIGATOIRE, REF_SERVICE_OU_ENGAGEMENT; values siret,
/// name, service, cause (structure | service | etat).
void judge_service(const Piece& piece, const Destination& to, const Annuaire& annuaire,
                   Report& report);

}  // namespace ecluse::routing
