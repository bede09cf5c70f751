// The codes of the two machines, as constants. What may follow what is data: lifecycle/tables
// (chorus-edi.md §4.1 for flux, §4.2 for pieces).
#pragma once

#include <string_view>

namespace ecluse::flux_state {
inline constexpr std::string_view none = "";  ///< before the first transition
inline constexpr std::string_view received = "IN_RECU";
inline constexpr std::string_view exchanged =
    "IN_TRAITE_SE_CPP";  ///< passed the technical controls
inline constexpr std::string_view processing = "IN_EN_COURS_TRAITEMENT_CPP";
inline constexpr std::string_view integrated = "IN_INTEGRE";
inline constexpr std::string_view partially_integrated = "IN_INTEGRE_PARTIEL";
inline constexpr std::string_view rejected = "IN_REJETE";
inline constexpr std::string_view incident = "IN_INCIDENTE";  ///< quarantined
inline constexpr std::string_view requeued = "IN_REPRIS";     ///< taken up again, as a new arrival
inline constexpr std::string_view given_up = "IN_ABANDONNE";  ///< by an operator
}  // namespace ecluse::flux_state

namespace ecluse::piece_status {
inline constexpr std::string_view none = "";
inline constexpr std::string_view draft = "BROUILLON";
inline constexpr std::string_view deposited = "DEPOSEE";
inline constexpr std::string_view on_its_way = "EN_COURS_ACHEMINEMENT";
inline constexpr std::string_view available = "MISE_A_DISPOSITION";
inline constexpr std::string_view available_moe = "MISE_A_DISPOSITION_MOE";
inline constexpr std::string_view available_moa = "MISE_A_DISPOSITION_MOA";
inline constexpr std::string_view to_associate_supplier = "A_ASSOCIER_FOURNISSEUR";
inline constexpr std::string_view associated = "ASSOCIEE";
inline constexpr std::string_view replaced_by_a22 = "REMPLACEE_PAR_A22";
inline constexpr std::string_view to_validate = "A_VALIDER_1";
inline constexpr std::string_view validated = "VALIDEE_1";
inline constexpr std::string_view abandoned = "ABANDONNEE";
inline constexpr std::string_view rejected = "REJETEE";
inline constexpr std::string_view duplicated = "DUPLIQUE_APRES_REFUS";
inline constexpr std::string_view paid = "MISE_EN_PAIEMENT";
inline constexpr std::string_view not_conform = "NON_CONFORME";  ///< not integrated
}  // namespace ecluse::piece_status
