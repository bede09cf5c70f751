// What a person says of a piece, or does with it, goes to the same machine, in the same commit, as
// what a message says. Used by the commands `statut`, `duplicate`, `abandon` and `delete` and by
// the console; on the thread that has the batch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/follow.hpp"
#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// What was said and what came of it.
struct Said {
  StatusNotice notice;
  std::vector<Move> moves{};
  std::vector<Finding> findings{};               ///< with an error nothing was done
  std::optional<KnownPiece> draft{};             ///< of a duplication
  std::optional<lifecycle::AuditEntry> audit{};  ///< given: kept in the commit of what was done
};

/// What a person says: a status of the machine, of a piece by its number.
StatusNotice said_by(const lifecycle::Speaker& speaker, const std::string& number,
                     std::string status);

/// Makes the piece that is meant, among those known, take the step; commits. E_LEDGER_*,
/// E_TRANSITION.
Done take_step(Said& said, const std::vector<KnownPiece>& known, const lifecycle::Speaker& speaker,
               lifecycle::Batch& batch, const Tables& tables, const Config& config, Instant now);

/// A draft from a refused mémoire (MFJ-25): the same questions, then the copy instead of the step.
Done duplicate(Said& said, const std::vector<KnownPiece>& known, const lifecycle::Speaker& speaker,
               lifecycle::Batch& batch, const Tables& tables, Instant now);

}  // namespace ecluse::daemon
