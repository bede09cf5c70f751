// The daily file of "rejets EDI" (chorus-edi.md §5.1): what was not integrated of a sender in one
// civil day of Paris, for the partners who take it. Made by the first turn after the day ended,
// once, in one commit with its number. On the thread that owns the ledger.
#pragma once

#include <vector>

#include "daemon/process.hpp"
#include "lifecycle/rejets_edi.hpp"

namespace ecluse::daemon {

/// Owes the files of the days that ended since the last time; none for a day without refusals.
/// Error: E_LEDGER_*.
Done report_refusals(lifecycle::Ledger& ledger, const Tables& tables, const Config& config,
                     Instant now);

/// The file of a day as a CSV that opens in French Excel: one row an error.
std::string rejects_csv(const std::vector<lifecycle::WordedRefusal>& refusals,
                        const lifecycle::AnswerContext& context, const Tables& tables);

}  // namespace ecluse::daemon
