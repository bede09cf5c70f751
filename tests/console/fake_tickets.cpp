#include "tests/console/fake_tickets.hpp"

namespace ecluse::tests {

using console::Reader;
using console::TicketObject;

Result<std::vector<lifecycle::Ticket>> FakeTickets::of(const TicketObject& /*about*/,
                                                       const Reader& reader) {
  return reader.sight.nothing() ? std::vector<lifecycle::Ticket>() : tied;
}

Result<std::vector<lifecycle::Ticket>> FakeTickets::called(std::string_view text,
                                                           const Reader& reader) {
  const bool seen = text.starts_with("CPROCS") && !reader.sight.nothing();
  return seen ? tied : std::vector<lifecycle::Ticket>();
}

Result<std::optional<console::TicketSheet>> FakeTickets::sheet(const TicketObject& /*about*/,
                                                               const Reader& reader,
                                                               Language /*language*/) {
  if (reader.sight.nothing()) return std::optional<console::TicketSheet>();
  return std::optional(console::TicketSheet{{{"category", "Catégorie", "Factures", true},
                                             {"object_number", "N° objet", "F-1"},
                                             {"phone", "Téléphone", ""}},
                                            "F-1 : Non conforme",
                                            "Motifs :\n- G1.05",
                                            {"F-1.xml"}});
}

Result<bool> FakeTickets::may_attach(const TicketObject& /*about*/, const Reader& reader) {
  return reader.sight.everything;
}

Result<std::vector<console::Effect>> FakeTickets::attach(const console::TicketOrder& order,
                                                         const Reader& /*reader*/,
                                                         Language /*language*/) {
  orders.push_back(order);
  if (error) return tl::unexpected(*error);
  return std::vector{
      console::Effect{order.about.flux_row, "ABC123", "F-1", true, "", "fait", {}, -1}};
}

std::vector<lifecycle::TicketWord> FakeTickets::words() const {
  return {{"state", "ouvert", {}}};
}

}  // namespace ecluse::tests
