// The dossier de facturation: all the pieces of one payment cycle, each with its own history
// (acceptance.md DOC-11, NUM-04, SCR-11), and the pieces that wait for a valideur (ESP-05). Read
// from the ledger; told by daemon.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifecycle/ledger_rows.hpp"

namespace ecluse::lifecycle {

struct DossierPiece {
  PieceRow piece;
  FluxRow flux;                        ///< the one it came in
  std::vector<TransitionRow> history;  ///< of this piece only, newest first (STS-23)
  std::optional<std::int64_t> before;  ///< row of the piece it was made from or took the place of
};

struct Dossier {
  std::string number;                ///< that of its first piece
  std::vector<DossierPiece> pieces;  ///< newest first, as the screens show them
};

/// A piece that someone has to speak of.
struct WaitingRow {
  PieceRow piece;
  std::optional<Instant> due;  ///< when its delay runs out; nothing when it waits without limit
};

}  // namespace ecluse::lifecycle
