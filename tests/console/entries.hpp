// A mémoire and an attestation as somebody types them, for the tests that need them without fault.
#pragma once

#include "console/request.hpp"

namespace ecluse::tests {

/// One service, 150,00 at 5,5 % (MFJ-09): what a form sends.
inline console::Fields typed_memoire() {
  return {{"numero", "MJ-2026-1"},
          {"date", "2026-02-27"},
          {"facture", ""},
          {"texte", "R92"},
          {"regime", "TVA DEBIT"},
          {"siret", "00000127100014"},
          {"nom", "INTERPRETES DU BIEF"},
          {"categorie", "INTERPRETE"},
          {"adresse", "12 quai des Vannes"},
          {"code_postal", "99500"},
          {"ville", "PONT-AU-BIEF"},
          {"destinataire", "11000201100044"},
          {"destinataire_nom", "ETAT"},
          {"service", "DSJPFGU057"},
          {"juridiction", "Tribunal judiciaire de Valdoux"},
          {"iban", "FR79 9999 9000 0100 0000 0127 131"},
          {"bic", "ECLUFRPPXXX"},
          {"affaire_1", "26/00118"},
          {"requisition_1", "2026-02-03"},
          {"autorite_1", "OPJ"},
          {"prestation_1", "TRADUCTION_ORALE"},
          {"jour_1", "2026-02-11"},
          {"quantite_1", "1"},
          {"tarif_1", "150,00"},
          {"taux_1", "5,5"},
          {"debours_1", ""}};
}

/// An attestation whose cadre 2 is not filled (MFJ-20): what a form sends.
inline console::Fields typed_attestation() {
  return {{"att_autorite", "Mme Ardent, juge d'instruction"},
          {"att_service", "Tribunal judiciaire de Valdoux"},
          {"att_affaire", "26/00118"},
          {"att_personne", "M. Perrin, interprète"},
          {"att_mission", "TRADUCTION_ORALE"},
          {"att_date", "2026-02-11"},
          {"att_debut", "09:00"},
          {"att_fin", "11:30"}};
}

}  // namespace ecluse::tests
