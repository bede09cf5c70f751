// What the page of a flux shows of the acts about it (console/pages/actions.cpp). Pure but for its
// questions; called by the pages that show one.
#pragma once

#include "console/pages.hpp"

namespace ecluse::console {

/// Says what came of an act, or why nothing was done; `to` leads back.
Answered told_of(const Result<std::vector<Effect>>& effects, const std::string& act,
                 const std::string& comment, const std::string& to, const Visit& visit);

/// Adds the acts that the reader may take about a flux ("offers"), the order that stands about it
/// ("standing"), and the form that takes them. E_LEDGER_*, E_DISK_*.
Done add_acts(View& view, std::int64_t flux_row, const Visit& visit);

/// The same of a piece.
Done add_piece_acts(View& view, std::int64_t piece_row, const Visit& visit);

/// The form for several drafts at once, under a list of pieces (MFJ-26).
void add_drafts_form(View& view, const Visit& visit);

}  // namespace ecluse::console
