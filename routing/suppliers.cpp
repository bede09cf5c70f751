#include "routing/suppliers.hpp"

#include <string>

#include "routing/destination.hpp"

namespace ecluse::routing {
namespace {

constexpr Whereabouts supplier_place{
    "AccountingSupplierParty/Party/PartyIdentification/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/"
    "SpecifiedLegalOrganization/ID"};

}  // namespace

void judge_supplier(const Piece& piece, const Annuaire& annuaire, Report& report) {
  const auto siret = identifier_of(piece.supplier);
  if (!annuaire.lists_suppliers() || siret.empty()) return;  // an absent one is said in validation
  const auto* structure = annuaire.structure(siret);
  const auto& day = piece.issue_date.value;
  const bool acts = structure && (day ? in_force(*structure, *day) : structure->active);
  if (acts) return;
  report.add(structure ? "REF_FOURNISSEUR_INACTIF" : "REF_FOURNISSEUR_INCONNU",
             place_of_field(piece, piece.supplier.identifier.id, supplier_place),
             {{"siret", siret}, {"name", std::string(text_of(piece.supplier.name))}});
}

}  // namespace ecluse::routing
