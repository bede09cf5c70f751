// The steps of pieces that partners are told, in one form or another. Used by the lifecycles
// (cycle_de_vie, cdar) and by daemon, which gathers them. Views: the outcome must outlive them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/outcome.hpp"
#include "model/words.hpp"

namespace ecluse::lifecycle {

/// A step of a piece.
struct ToldStep {
  const PieceSummary* piece = nullptr;
  const Transition* step = nullptr;
  std::string_view arrival_id;                           ///< of the flux of the piece
  std::optional<Instant> received{};                     ///< of that flux, where it is known
  const std::vector<WordedFinding>* findings = nullptr;  ///< of the piece, where they are at hand
};

/// Whether a piece can be named to others: the schemas ask for a supplier of a known type, a
/// 14-character SIRET of the recipient, and we ask for a number.
bool can_be_named(const PieceSummary& piece);

/// The steps of the flux's own pieces that can be named, in order of piece, each piece's in the
/// order taken.
std::vector<ToldStep> steps_of(const Outcome& outcome);

}  // namespace ecluse::lifecycle
