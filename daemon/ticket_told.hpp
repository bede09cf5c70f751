// One ticket of a support portal as commands tell it: to machines and to people. Pure.
#pragma once

#include <string>

#include "daemon/json_out.hpp"
#include "daemon/printer.hpp"
#include "lifecycle/ticket.hpp"

namespace ecluse::daemon {

/// ticket, piece (its rank from 1, null where it is the flux's), at, who, comment.
JsonFields ticket_fields(const lifecycle::Ticket& ticket);

/// One line, without its end.
std::string ticket_text(const lifecycle::Ticket& ticket, const Printer& printer);

}  // namespace ecluse::daemon
