// The tickets that people tied to flux and pieces, in the ledger's file, by a connection of its
// own: rows that are only added, each with its row of the audit in one commit. Used by the command
// line and by each desk of the console, from one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/ledger.hpp"
#include "lifecycle/sqlite.hpp"
#include "lifecycle/ticket.hpp"

namespace ecluse::lifecycle {

/// So many are tied to one flux, or to one piece.
inline constexpr std::int64_t most_tickets = 20;

class Tickets {
 public:
  /// The ledger of a file (Root::ledger()), which must exist. E_LEDGER_*.
  static Result<Tickets> open(const std::string& path, Access access);

  /// E_TICKET_TWICE (tied to it already), E_TICKET_MANY (most_tickets are), E_LEDGER_*: then
  /// nothing is kept.
  Done attach(const Ticket& ticket, const AuditEntry& kept);

  /// Of a flux and its pieces, the oldest first.
  Result<std::vector<Ticket>> of_flux(std::int64_t flux_row);
  /// What the ticket of that reference was tied to, the newest first; 100 at the most.
  Result<std::vector<Ticket>> called(std::string_view reference);

 private:
  explicit Tickets(Connection connection) : connection_(std::move(connection)) {}
  Done add(const Ticket& ticket, const AuditEntry& kept);

  Connection connection_;
};

}  // namespace ecluse::lifecycle
