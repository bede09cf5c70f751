// The two numbers of a mémoire de frais de justice (acceptance.md NUM-01, NUM-02): TMP… when it is
// received or made from a refused one, MJ… when it is validated, once. Both are consumed by the
// commit that records the step. On the thread that owns the ledger.
#pragma once

#include <string>

#include "daemon/config.hpp"
#include "lifecycle/ledger.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// Numbers the mémoires of a decided flux: each has a temporary number, those that the gate
/// deposited a definitive one too. Error: E_LEDGER_*.
Done number_memoires(Outcome& outcome, lifecycle::Batch& batch, const Config& config);

/// The next temporary number of the civil year of `at` in Paris.
Result<std::string> next_temporary_number(lifecycle::Batch& batch, Instant at);

/// Whether that step validates a mémoire that had no definitive number yet.
bool validates_memoire(const KnownPiece& piece, const Transition& step);

/// Gives a known mémoire its definitive number, and tells it.
Result<std::string> validate_memoire(const KnownPiece& piece, lifecycle::Batch& batch,
                                     const Config& config);

}  // namespace ecluse::daemon
