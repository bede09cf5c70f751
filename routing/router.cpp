#include "routing/router.hpp"

#include <array>
#include <string>
#include <string_view>

#include "routing/actors.hpp"
#include "routing/cadre_rules.hpp"
#include "routing/destination.hpp"
#include "routing/report.hpp"

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
    default:
      return reason_by_destination(to);
  }
}

Route make_route(const Piece& piece, const Cadre& cadre, const Destination& to) {
  Route route;
  route.space = cadre.space;
  route.destination = to.siret;
  route.name = to.structure ? to.structure->name : text_of(piece.recipient.name);
  route.service = to.service_code;
  if (to.service) route.service_name = to.service->label;
  route.next = next_actor(piece, cadre);
  route.actors = actors_of(piece, cadre, to);
  route.reason = reason_of(route.next, to);
  return route;
}

}  // namespace

Routed route_piece(const Piece& piece, const Interface& interface, const Referential& referential,
                   Mode mode, Deposit deposit) {
  Report report(referential.severities);
  const auto& annuaire = referential.annuaire;
  const auto* cadre = judge_cadre(piece, {interface, mode, deposit}, referential.cadres, report);
  const auto to = find_destination(piece, annuaire, report);
  judge_service(piece, to, annuaire, report);
  if (cadre) judge_actors(piece, *cadre, to, annuaire, report);
  if (!cadre || report.refused()) return {std::nullopt, report.take()};
  return {make_route(piece, *cadre, to), report.take()};
}

}  // namespace ecluse::routing
