#include "daemon/ticket_told.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

TEST(TicketTold, IsOneObjectAndOneLine) {
  const Printer printer(tests::example_tables().catalogue, Language::fr, Colour::no);
  lifecycle::Ticket ticket{7,      Transition::whole_flux, "CPROCS0048716", tests::monday,
                           "anne", "rejet\n contesté"};
  EXPECT_EQ(object_json(ticket_fields(ticket)),
            R"({"ticket":"CPROCS0048716","piece":null,"at":"2026-03-02T09:00:00.000Z",)"
            R"("who":"anne","comment":"rejet\n contesté"})");
  const auto line = ticket_text(ticket, printer);
  EXPECT_TRUE(line.starts_with("Ticket CPROCS0048716 – 02/03/2026 10:00:00 – anne : rejet"))
      << line;
  EXPECT_EQ(line.find('\n'), std::string::npos) << "nothing of it writes a line of its own";
  ticket.piece = 1;
  EXPECT_TRUE(ticket_text(ticket, printer).starts_with("Ticket CPROCS0048716 [2] – "));
}

}  // namespace
}  // namespace ecluse::daemon
