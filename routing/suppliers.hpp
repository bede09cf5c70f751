// Whether the supplier is known, where the directory lists suppliers (chorus-edi.md §3.3, §3.4).
// Called by routing/router.
#pragma once

#include "model/piece.hpp"
#include "routing/annuaire.hpp"
#include "routing/report.hpp"

namespace ecluse::routing {

/// Reports REF_FOURNISSEUR_INCONNU and REF_FOURNISSEUR_INACTIF (siret, name). A directory of public
/// structures only says nothing of suppliers: nobody is judged then.
void judge_supplier(const Piece& piece, const Annuaire& annuaire, Report& report);

}  // namespace ecluse::routing
