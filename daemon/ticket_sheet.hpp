// The form of a support portal, filled in about a flux or a piece from what the ledger tells
// (acceptance.md SUP-01): pure, but for the tables. Used by `ecluse ticket` and by the console.
#pragma once

#include <string>

#include "console/desk.hpp"
#include "daemon/printer.hpp"
#include "daemon/tables.hpp"

namespace ecluse::daemon {

/// About the flux that `story` tells, or about `piece` of it; null: the flux. The story is masked
/// and cut to its reader (daemon/console_story). No comment nor value of a mémoire or of a natural
/// person's invoice is told, and no account; addresses, telephones and IBAN are cut out of the
/// rest.
console::TicketSheet ticket_sheet(const console::Story& story, const lifecycle::PieceRow* piece,
                                  const Tables& tables, const Printer& printer);

/// As it is pasted into the portal, field by field.
std::string sheet_text(const console::TicketSheet& sheet, const Printer& printer);

}  // namespace ecluse::daemon
