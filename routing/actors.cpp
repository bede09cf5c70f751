#include "routing/actors.hpp"

#include <utility>

namespace ecluse::routing {
namespace {

constexpr std::string_view on_request_only = "A6";  // CAD-R5
constexpr std::string_view works = "travaux";
/// Classic UBL has no place for a valideur (chorus-edi.md §6).
constexpr Whereabouts validator_place{
    "",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/InvoiceeTradeParty/"
    "SpecifiedLegalOrganization/ID"};

Place place_of_validator(const Piece& piece) {
  return place_of_field(piece, piece.validator.identifier.id, validator_place);
}

std::vector<Value> of_role(const Cadre& cadre, const std::string& siret) {
  return {{"siret", siret},
          {"role", std::string(name_of(cadre.validator))},
          {"cadre", cadre.code},
          {"label", cadre.label_fr}};
}

/// The public directory lists public structures only: a private titulaire is never found there,
/// which is why the finding warns (TRV-11).
void judge_validator(const Piece& piece, const Cadre& cadre, const Annuaire& annuaire,
                     Report& report) {
  if (cadre.validator_need == Need::none) return;
  const auto siret = identifier_of(piece.validator);
  std::string_view code;
  if (siret.empty())
    code = cadre.validator_need == Need::required ? "REF_VALIDEUR_OBLIGATOIRE"
                                                  : "REF_VALIDEUR_ATTENDU";
  else if (cadre.validator == Role::moe && siret == state_siret)
    code = "REF_MOE_ETAT";
  else if (cadre.space == works && !annuaire.empty() && !annuaire.structure(siret))
    code = "REF_ACTEUR_INCONNU";
  if (code.empty()) return;
  auto values = of_role(cadre, siret);
  for (auto& value : missing(piece, piece.validator.identifier.id, validator_place))
    values.push_back(std::move(value));
  report.add(code, place_of_validator(piece), std::move(values));
}

void judge_recipient(const Piece& piece, const Cadre& cadre, const Destination& to,
                     Report& report) {
  if (!to.structure) return;
  const std::vector<Value> values{
      {"siret", to.siret}, {"name", std::string(to.structure->name)}, {"cadre", cadre.code}};
  const auto& siret = piece.recipient.identifier.id;
  const auto place = [&] { return place_of_field(piece, siret, {}); };
  if (cadre.code == on_request_only && !to.structure->accepts_a6)
    report.add("REF_A6_NON_DEMANDE", place(), values);
  if (cadre.space != works && to.structure->moa_only)
    report.add("REF_DESTINATAIRE_MOA_SEULEMENT", place(), values);
}

Role supplier_role(const Cadre& cadre) {
  const bool of_supply_side =
      cadre.depositor == Role::sous_traitant || cadre.depositor == Role::cotraitant;
  return of_supply_side ? cadre.depositor : Role::fournisseur;
}

bool played_by_recipient(Role role) {
  return role == Role::moa || role == Role::service_financier;
}

std::string name_of(const Destination& to, const Piece& piece) {
  return std::string(to.structure ? to.structure->name : text_of(piece.recipient.name));
}

}  // namespace

void judge_actors(const Piece& piece, const Cadre& cadre, const Destination& to,
                  const Annuaire& annuaire, Report& report) {
  judge_validator(piece, cadre, annuaire, report);
  judge_recipient(piece, cadre, to, report);
}

Role next_actor(const Piece& piece, const Cadre& cadre) {
  const bool left_out = cadre.next == Role::valideur && cadre.validator_need != Need::required &&
                        identifier_of(piece.validator).empty();
  return left_out ? Role::destinataire : cadre.next;
}

std::vector<Actor> actors_of(const Piece& piece, const Cadre& cadre, const Destination& to) {
  std::vector<Actor> actors;
  const auto& supplier = piece.supplier;
  actors.push_back(
      {supplier_role(cadre), identifier_of(supplier), std::string(text_of(supplier.name))});
  const auto next = next_actor(piece, cadre);
  if (piece.validator.present() || next == cadre.validator)
    actors.push_back({cadre.validator, identifier_of(piece.validator),
                      std::string(text_of(piece.validator.name))});
  const auto recipient = name_of(to, piece);
  actors.push_back({Role::destinataire, to.siret, recipient});
  if (played_by_recipient(next)) actors.push_back({next, to.siret, recipient});
  return actors;
}

}  // namespace ecluse::routing
