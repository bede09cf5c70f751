// The return files that an outcome owes: words from the catalogue, numbers from the ledger, forms
// from lifecycle. Called by the thread that owns the ledger, inside the batch that records them.
#pragma once

#include "daemon/process.hpp"

namespace ecluse::daemon {

/// The findings of an outcome in words, in the order of the outcome.
lifecycle::OutcomeWords words_of(const Outcome& outcome, const validation::Catalogue& catalogue,
                                 Language language);

/// The cycle de vie of steps that pieces of other flux take, one for each partner who deposited
/// some and asked for it. Error: E_LEDGER_*.
Result<std::vector<Answer>> answers_to_depositors(const std::vector<Move>& moves,
                                                  lifecycle::Batch& batch, const Tables& tables,
                                                  const Config& config, Instant now);

/// Adds to the outcome the integration report, its JSON twin and, for partners who asked for it,
/// the cycle de vie of its pieces and of those that it makes step; fills the words of the
/// conclusion. Error: E_LEDGER_*.
Done answer(Conclusion& conclusion, lifecycle::Batch& batch, const Equipment& with, Instant now);

}  // namespace ecluse::daemon
