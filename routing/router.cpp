#include "routing/router.hpp"

#include <string>
#include <string_view>

#include "model/text.hpp"
#include "routing/actors.hpp"
#include "routing/cadre_rules.hpp"
#include "routing/destination.hpp"
#include "routing/fiche_rules.hpp"
#include "routing/memoires.hpp"
#include "routing/report.hpp"
#include "routing/suppliers.hpp"

namespace ecluse::routing {
namespace {

std::string_view reason_by_destination(const Destination& to) {
  if (to.by_state_service) return "ROUTE_ETAT_PAR_SERVICE";
  if (to.service_code.empty()) return "ROUTE_SIRET";
  return to.state ? "ROUTE_ETAT_SERVICE" : "ROUTE_SERVICE";
}

std::string_view reason_of(Role next, const Destination& to) {
  switch (next) {
    case Role::valideur:
      return "ROUTE_VALIDEUR";
    case Role::moe:
      return "ROUTE_MOE";
    case Role::moa:
      return "ROUTE_MOA";
    case Role::service_financier:
      return "ROUTE_SERVICE_FINANCIER";
    case Role::fournisseur:
      return "ROUTE_FOURNISSEUR";
    case Role::juridiction:
      return "ROUTE_JURIDICTION";
    default:
      return reason_by_destination(to);
  }
}

Route make_route(const Scene& scene) {
  const auto& [piece, cadre, to, annuaire, fiche] = scene;
  Route route;
  route.space = cadre.space;
  route.destination = to.siret;
  route.name = to.structure ? to.structure->name : text_of(piece.recipient.name);
  route.service = to.service_code;
  if (to.service) route.service_name = to.service->label;
  route.circuit = circuit_of(scene);
  route.next = route.circuit.front();
  route.actors = actors_of(scene);
  route.reason = reason_of(route.next, to);
  return route;
}

}  // namespace

Routed route_piece(const Piece& piece, const Interface& interface, const Referential& referential,
                   Mode mode, std::optional<Deposit> asked) {
  Report report(referential.severities);
  const auto& annuaire = referential.annuaire;
  const auto deposit = asked ? *asked : deposit_of(piece, referential.cadres);
  const auto* cadre = judge_cadre(piece, {interface, mode, deposit}, referential.cadres, report);
  const auto to = find_destination(piece, annuaire, report);
  judge_service(piece, to, annuaire, report);
  judge_supplier(piece, annuaire, report);
  judge_memoire(piece, referential.memoires, report);
  if (!cadre) return {std::nullopt, report.take(), deposit};
  const auto* fiche = referential.fiches.find(trimmed(text_of(piece.marche)));
  const Scene scene{piece, *cadre, to, annuaire, fiche};
  judge_actors(scene, report);
  if (fiche) judge_by_fiche(scene, report);
  if (report.refused()) return {std::nullopt, report.take(), deposit};
  return {make_route(scene), report.take(), deposit};
}

}  // namespace ecluse::routing
