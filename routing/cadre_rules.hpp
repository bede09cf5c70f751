// Whether a piece may come with its cadre, in that mode and on that interface (acceptance.md 4.5,
// GAP-05, CAD-R3, TRV-34). Called by routing/router.
#pragma once

#include "model/interface.hpp"
#include "model/piece.hpp"
#include "routing/cadres.hpp"
#include "routing/report.hpp"

namespace ecluse::routing {

/// How the piece came.
struct Entry {
  const Interface& interface;
  Mode mode = Mode::edi;
  Deposit deposit = Deposit::initial;
};

/// How the document says that it is deposited: a works piece, no avoir, that names a piece of
/// origin is made from that one (CAD-R2; no other element of the formats could say so, our
/// reading).
Deposit deposit_of(const Piece& piece, const Cadres& cadres);

/// The cadre of the piece, null when the referential has none of that code. Reports
/// REF_CADRE_INCONNU (cadre), REF_CADRE_ASSOCIATION_EDI, REF_CADRE_INTERDIT, REF_CADRE_SANS_OBJET
/// (cadre, label, mode, deposit), REF_CADRE_ESPACE, REF_CADRE_TYPE_FLUX (cadre, label, space,
/// interface, type, expected).
const Cadre* judge_cadre(const Piece& piece, const Entry& entry, const Cadres& cadres,
                         Report& report);

}  // namespace ecluse::routing
