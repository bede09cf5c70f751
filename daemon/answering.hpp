// The return files that an outcome owes: words from the catalogue, numbers from the ledger, forms
// from lifecycle. Called by the thread that owns the ledger, inside the batch that records them.
#pragma once

#include <string>

#include "daemon/process.hpp"

namespace ecluse::daemon {

/// The findings of an outcome in words, in the order of the outcome.
lifecycle::OutcomeWords words_of(const Outcome& outcome, const validation::Catalogue& catalogue,
                                 Language language);

/// What is written in the answers to the partner of a folder.
lifecycle::AnswerContext context_for(const std::string& folder, const Tables& tables,
                                     const Config& config, Instant now);

/// Adds the report of the flux to its outcome, in the forms that its partner takes (XML, CDAR,
/// JSON), and fills the words of the conclusion. What happens to pieces is told by
/// daemon/announcing. Error: E_LEDGER_*.
Done answer(Conclusion& conclusion, lifecycle::Batch& batch, const Equipment& with, Instant now);

}  // namespace ecluse::daemon
