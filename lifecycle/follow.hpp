// What a status does to a piece: finds the piece that is meant, reads the status where the piece
// stands, asks the machine whether the step is legal, and goes on with the steps that follow by
// themselves. One way for messages and for people. Pure; called by daemon inside the batch that
// records the outcome.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/states.hpp"
#include "model/finding.hpp"
#include "model/outcome.hpp"

namespace ecluse::lifecycle {

/// Who says a status, and how.
struct Speaker {
  std::string actor;  ///< as the history names it: partner code, or name of a person
  std::string by;     ///< cpp, cdar, person
  std::string role;   ///< destinataire, fournisseur…, several joined by '|'; empty when not told
};

/// What became of a status. Without error in `findings` it is accepted; the steps may be none: the
/// status was noted and changes nothing.
struct Followed {
  std::vector<Transition> steps;  ///< of the piece, in order; the first is the one said
  std::string who;                ///< the roles that the table lets take the first one
  std::vector<Finding> findings;
};

/// Which of the pieces of that number is meant: by supplier, recipient and issue date, where the
/// notice tells them. A SIREN means any SIRET of it. A piece that another one took the place of
/// (ABANDONNEE) is meant when there is no other. Null, and a finding REF_STATUT_PIECE_INCONNUE
/// or REF_STATUT_PIECE_AMBIGUE (values seen, supplier, count), when it is not one piece.
const KnownPiece* meant_piece(const StatusNotice& notice, const std::vector<KnownPiece>& known,
                              std::vector<Finding>& findings);

/// Follows a status of a piece at `now`. Findings: REF_STATUT_INTERDIT (seen, state, expected: what
/// would be legal), REF_STATUT_VOIE (seen, expected: how the step may be told), REF_STATUT_ROLE
/// (seen, role, expected), REF_STATUT_MOTIF (seen); warnings REF_STATUT_DEJA, REF_STATUT_NOTE.
Followed follow(const KnownPiece& piece, const StatusNotice& notice, const Speaker& speaker,
                const Machines& machines, Instant now);

/// What becomes of a piece whose delay has run out at `now`: the step of the timer, and those that
/// follow by themselves. No step when nothing is to be done where it stands: it waits no more.
Followed expire(const KnownPiece& piece, const Machines& machines, Instant now);

/// The roles that an actor of a CDAR may have in our tables (chorus-edi.md §10.5): SE speaks for
/// the supplier's side, BY for the buyer's; empty for a platform and for what is not told.
std::string_view role_of_actor(std::string_view role_code);

}  // namespace ecluse::lifecycle
