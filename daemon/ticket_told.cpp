#include "daemon/ticket_told.hpp"

#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {

JsonFields ticket_fields(const lifecycle::Ticket& ticket) {
  const bool whole = ticket.piece == Transition::whole_flux;
  return {{{"ticket", ticket.reference},
           {"piece", whole ? JsonValue(nullptr) : JsonValue(std::int64_t{ticket.piece} + 1)},
           {"at", utc_text(ticket.at)},
           {"who", ticket.who},
           {"comment", ticket.comment}}};
}

std::string ticket_text(const lifecycle::Ticket& ticket, const Printer& printer) {
  const bool whole = ticket.piece == Transition::whole_flux;
  const auto owner = whole ? std::string() : " [" + std::to_string(ticket.piece + 1) + "]";
  return printer.text("ticket.row",
                      {{"ticket", ticket.reference + owner},
                       {"date", lifecycle::paris_text(ticket.at)},
                       {"who", ticket.who},
                       {"comment", ingest::displayed(ticket.comment, ingest::Shown::utf8)}});
}

}  // namespace ecluse::daemon
