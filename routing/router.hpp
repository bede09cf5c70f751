// Where a piece goes and who acts next, or why it cannot go there: the référentiel layer. Called by
// daemon for each piece that parsed, from any worker; pure: same piece and same tables, same
// answer.
#pragma once

#include <optional>
#include <vector>

#include "model/finding.hpp"
#include "model/interface.hpp"
#include "model/piece.hpp"
#include "model/route.hpp"
#include "routing/referential.hpp"

namespace ecluse::routing {

struct Routed {
  std::optional<Route> route;  ///< empty when a finding is an error or the cadre is unknown
  std::vector<Finding> findings;
  Deposit deposit = Deposit::initial;
};

/// Judges cadre, recipient, service, engagement and actors, all of them, and tells the route.
/// Findings are of Layer::referentiel, codes REF_*, listed in tables/severites.tsv. Without a
/// directory the structures are not judged: one REF_ANNUAIRE_VIDE, and the route names what the
/// document says. Without a deposit, the document tells (deposit_of).
Routed route_piece(const Piece& piece, const Interface& interface, const Referential& referential,
                   Mode mode = Mode::edi, std::optional<Deposit> deposit = std::nullopt);

}  // namespace ecluse::routing
