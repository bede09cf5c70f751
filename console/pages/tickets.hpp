// What the pages of a flux and of a piece show of the tickets of support portals that are tied to
// it (console/pages/tickets.cpp). Called by the pages that show one.
#pragma once

#include <string>

#include "console/pages.hpp"

namespace ecluse::console {

/// The path of its page.
std::string page_of(const TicketObject& about);

/// Adds the tickets that the reader sees, the way to the form of a portal, and the form that ties
/// one where he may. E_LEDGER_*.
Done add_tickets(View& view, const TicketObject& about, const Visit& visit);

}  // namespace ecluse::console
