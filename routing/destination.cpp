#include "routing/destination.hpp"

#include <algorithm>

#include "model/document.hpp"
#include "model/text.hpp"
#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

constexpr std::string_view siret_term = "BT-47";
constexpr std::string_view service_term = "BT-10";
constexpr std::string_view engagement_term = "BT-13";
// chorus-edi.md §7.1.
constexpr Whereabouts siret_place{
    "AccountingCustomerParty/Party/PartyIdentification/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/"
    "SpecifiedLegalOrganization/ID",
    "CPPFactures/CPPFactureMixteUnitaire/Debiteur/Identifiant"};
constexpr Whereabouts service_place{
    "AccountingCustomerParty/AccountingContact/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerReference",
    "CPPFactures/CPPFactureMixteUnitaire/Debiteur/CodeService"};
constexpr Whereabouts engagement_place{
    "OrderReference/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerOrderReferencedDocument/"
    "IssuerAssignedID",
    "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/Engagement/"
    "NumeroEngagement"};
constexpr std::string_view public_invoices = "FACTURES_PUBLIQUES";
constexpr std::size_t siren_length = 9;
constexpr std::size_t most_candidates = 3;

Place place_of_siret(const Piece& piece) {
  return place_of_field(piece, piece.recipient.identifier.id, siret_place, siret_term);
}

Place place_of_service(const Piece& piece) {
  return place_of_field(piece, piece.recipient.service_code, service_place, service_term);
}

/// What every finding on a recipient says of it.
std::vector<Value> named(const Destination& to, std::vector<Value> more = {}) {
  std::vector<Value> values{{"siret", to.siret},
                            {"name", std::string(to.structure ? to.structure->name : "")},
                            {"service", std::string(to.service_code)}};
  for (auto& one : more) values.push_back(std::move(one));
  return values;
}

std::string day_text(const std::optional<Date>& day) {
  return day ? iso_text(*day) : std::string();
}

/// The listed establishments of the same SIREN: the likeliest meant when a SIRET is unknown or cut.
std::string candidates_for(std::string_view siret, const Annuaire& annuaire) {
  if (siret.size() < siren_length) return {};
  std::string list;
  const auto kin = annuaire.with_prefix(siret.substr(0, siren_length));
  for (const auto& one : kin.first(std::min(kin.size(), most_candidates)))
    list.append(list.empty() ? "" : ", ").append(one.identifier);
  return list;
}

/// A State service code under an unknown SIRET goes to the State (chorus-edi.md §7.3, P46).
bool divert_to_state(const Piece& piece, const Annuaire& annuaire, Destination& to,
                     Report& report) {
  if (to.service_code.empty() || !annuaire.state_service(to.service_code)) return false;
  report.add("REF_DESTINATAIRE_ETAT_PAR_SERVICE", place_of_siret(piece),
             {{"seen", to.siret},
              {"siret", std::string(state_siret)},
              {"service", std::string(to.service_code)}});
  to.siret = state_siret;
  to.structure = annuaire.structure(state_siret);
  to.by_state_service = true;
  return true;
}

/// The status is that of today; the days of activity are asked of the day of issue, since the layer
/// has no clock.
void judge_activity(const Piece& piece, const Destination& to, Report& report) {
  const auto& structure = *to.structure;
  const auto& day = piece.issue_date.value;
  if (!structure.active)
    report.add("REF_DESTINATAIRE_INACTIF", place_of_siret(piece), named(to));
  else if (day && !in_force(structure, *day))
    report.add("REF_DESTINATAIRE_HORS_PERIODE", place_of_siret(piece),
               named(to, {{"from", day_text(structure.from)},
                          {"until", day_text(structure.until)},
                          {"date", iso_text(*day)}}));
}

void resolve(const Piece& piece, const Annuaire& annuaire, Destination& to, Report& report) {
  to.structure = annuaire.structure(to.siret);
  if (!to.structure && !divert_to_state(piece, annuaire, to, report)) {
    report.add("REF_DESTINATAIRE_INCONNU", place_of_siret(piece),
               {{"siret", to.siret},
                {"name", std::string(text_of(piece.recipient.name))},
                {"candidates", candidates_for(to.siret, annuaire)}});
    return;
  }
  judge_activity(piece, to, report);
  if (!to.service_code.empty()) to.service = annuaire.service(*to.structure, to.service_code);
}

/// Judged on the day of issue: the layer has no clock, and a reminder is all that is at stake.
void judge_period(const Piece& piece, const Destination& to, Report& report) {
  const auto& day = piece.issue_date.value;
  const auto& service = *to.service;
  if (!day ||
      ((!service.from || *day >= *service.from) && (!service.until || *day <= *service.until)))
    return;
  report.add("REF_SERVICE_HORS_PERIODE", place_of_service(piece),
             named(to, {{"from", day_text(service.from)},
                        {"until", day_text(service.until)},
                        {"date", iso_text(*day)}}));
}

/// That service is for invoices between public structures (chorus-edi.md §3.3).
void judge_public_invoices(const Piece& piece, const Destination& to, const Annuaire& annuaire,
                           Report& report) {
  if (to.service->code != public_invoices && to.service->label != public_invoices) return;
  const auto supplier = identifier_of(piece.supplier);
  if (annuaire.structure(supplier)) return;
  report.add("REF_SERVICE_FACTURES_PUBLIQUES", place_of_service(piece),
             named(to, {{"supplier", supplier}}));
}

void judge_named_service(const Piece& piece, const Destination& to, const Annuaire& annuaire,
                         Report& report) {
  if (!to.service) {
    report.add("REF_SERVICE_INCONNU", place_of_service(piece), named(to));
    return;
  }
  if (!to.service->active) report.add("REF_SERVICE_INACTIF", place_of_service(piece), named(to));
  judge_period(piece, to, report);
  judge_public_invoices(piece, to, annuaire, report);
}

/// Who asks for the engagement: "etat", "structure", "service", or nobody.
std::string_view engagement_asked_by(const Destination& to) {
  if (to.state) return "etat";
  if (to.structure && to.structure->engagement_required) return "structure";
  if (to.service && to.service->engagement_required) return "service";
  return {};
}

std::string_view service_asked_by(const Destination& to) {
  if (to.state) return "etat";
  return to.structure && to.structure->service_required ? "structure" : std::string_view{};
}

/// The values of a finding on something that is not there.
std::vector<Value> asked(const Piece& piece, const Text& field, const Whereabouts& where,
                         std::string_view asker) {
  auto values = missing(piece, field, where);
  if (!asker.empty()) values.push_back({"cause", std::string(asker)});
  return values;
}

void judge_obligations(const Piece& piece, const Destination& to, Report& report) {
  const bool no_service = to.service_code.empty();
  const bool no_engagement = trimmed(text_of(piece.engagement)).empty();
  const auto& service = piece.recipient.service_code;
  const auto service_asker = service_asked_by(to);
  const auto engagement_asker = engagement_asked_by(to);
  if (no_service && !service_asker.empty())
    report.add("REF_SERVICE_OBLIGATOIRE", place_of_service(piece),
               named(to, asked(piece, service, service_place, service_asker)));
  if (no_engagement && !engagement_asker.empty())
    report.add("REF_ENGAGEMENT_OBLIGATOIRE",
               place_of_field(piece, piece.engagement, engagement_place, engagement_term),
               named(to, asked(piece, piece.engagement, engagement_place, engagement_asker)));
  const bool one_asked = to.structure && to.structure->service_or_engagement_required;
  if (one_asked && no_service && no_engagement && service_asker.empty() && engagement_asker.empty())
    report.add("REF_SERVICE_OU_ENGAGEMENT", place_of_service(piece),
               named(to, asked(piece, service, service_place, {})));
}

}  // namespace

std::string identifier_of(const Party& party) {
  return without_spaces(text_of(party.identifier.id));
}

Destination find_destination(const Piece& piece, const Annuaire& annuaire, Report& report) {
  Destination to;
  to.siret = identifier_of(piece.recipient);
  to.service_code = trimmed(text_of(piece.recipient.service_code));
  if (to.siret.empty())
    report.add("REF_DESTINATAIRE_ABSENT", place_of_siret(piece),
               missing(piece, piece.recipient.identifier.id, siret_place));
  if (annuaire.empty())
    report.add("REF_ANNUAIRE_VIDE", place_of_siret(piece), {{"siret", to.siret}});
  if (!to.siret.empty() && !annuaire.empty()) resolve(piece, annuaire, to, report);
  to.state = to.siret == state_siret || (to.structure && to.structure->state);
  return to;
}

void judge_service(const Piece& piece, const Destination& to, const Annuaire& annuaire,
                   Report& report) {
  if (to.structure && !to.service_code.empty()) judge_named_service(piece, to, annuaire, report);
  judge_obligations(piece, to, report);
}

}  // namespace ecluse::routing
