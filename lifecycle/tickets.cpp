#include "lifecycle/tickets.hpp"

#include <algorithm>
#include <utility>

namespace ecluse::lifecycle {
namespace {

Ticket told_ticket(const Cursor& row) {
  return {row.integer(0), static_cast<int>(row.integer(1)),
          row.text(2),    row.instant(3),
          row.text(4),    row.text(5)};
}

}  // namespace

Result<Tickets> Tickets::open(const std::string& path, Access access) {
  auto connection = Connection::open(path, access);
  if (!connection) return tl::unexpected(connection.error());
  return Tickets(std::move(*connection));
}

Done Tickets::attach(const Ticket& ticket, const AuditEntry& kept) {
  if (auto begun = connection_.execute("BEGIN IMMEDIATE"); !begun) return begun;
  auto done = add(ticket, kept);
  if (done) done = connection_.execute("COMMIT");
  if (!done) (void)connection_.execute("ROLLBACK");
  return done;
}

Done Tickets::add(const Ticket& ticket, const AuditEntry& kept) {
  const auto all = of_flux(ticket.flux_row);
  if (!all) return tl::unexpected(all.error());
  std::int64_t there = 0;
  for (const auto& one : *all) {
    if (one.piece != ticket.piece) continue;
    if (one.reference == ticket.reference)
      return failure("E_TICKET_TWICE", one.who + ": " + one.comment);
    ++there;
  }
  if (there >= most_tickets) return failure("E_TICKET_MANY", std::to_string(there));
  auto insert = connection_.prepare(
      "INSERT INTO ticket (flux, piece, reference, at, who, comment)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  if (!insert) return tl::unexpected(insert.error());
  if (auto done = insert->run(ticket.flux_row, ticket.piece, ticket.reference, ticket.at,
                              ticket.who, ticket.comment);
      !done)
    return done;
  auto audit = connection_.prepare(
      "INSERT INTO audit (at, who, what, detail, sha256) VALUES (?1, ?2, ?3, ?4, ?5)");
  if (!audit) return tl::unexpected(audit.error());
  return audit->run(kept.at, kept.who, kept.what, kept.detail, kept.sha256);
}

Result<std::vector<Ticket>> Tickets::of_flux(std::int64_t flux_row) {
  auto statement = connection_.prepare(
      "SELECT flux, piece, reference, at, who, comment FROM ticket WHERE flux = ?1 ORDER BY id");
  if (!statement) return tl::unexpected(statement.error());
  return all_of(statement->query(flux_row), told_ticket);
}

Result<std::vector<Ticket>> Tickets::called(std::string_view reference) {
  auto statement = connection_.prepare(
      "SELECT flux, piece, reference, at, who, comment FROM ticket WHERE reference = ?1"
      " ORDER BY id DESC LIMIT 100");
  if (!statement) return tl::unexpected(statement.error());
  return all_of(statement->query(reference), told_ticket);
}

}  // namespace ecluse::lifecycle
