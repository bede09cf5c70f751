#include "console/pages/tickets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/console/fake_desk.hpp"

namespace ecluse::console {
namespace {

using tests::list_in;
using tests::page_of;
using tests::shown_by;
using tests::shown_by_form;
using tests::text_in;

constexpr auto flux_row = tests::FakeDesk::flux_row, piece_row = tests::FakeDesk::piece_row;

class TicketPages : public testing::Test {
 protected:
  TicketPages() {
    desk_.receive_refused_flux();
    desk_.ticketing.tied = {
        {flux_row, Transition::whole_flux, "CPROCS0048716", Instant{}, "anne", "rejet"}};
  }
  static std::vector<std::string> places(std::int64_t row) { return {std::to_string(row)}; }

  tests::FakeDesk desk_;
};

TEST_F(TicketPages, AreReachedFromAFluxAndFromAPiece) {
  const auto flux = page_of("flux", desk_, {}, places(flux_row));
  EXPECT_EQ(text_in(flux.view, "_ticket_to"), "/flux/7/ticket");
  EXPECT_EQ(text_in(list_in(flux.view, "tickets").at(0), "ticket"), "CPROCS0048716");
  EXPECT_EQ(text_in(list_in(flux.view, "tickets").at(0), "_to"), "") << "it is this flux";
  const auto piece = page_of("piece", desk_, {}, places(piece_row));
  EXPECT_EQ(text_in(piece.view, "_ticket_to"), "/piece/" + std::to_string(piece_row) + "/ticket");
  EXPECT_EQ(text_in(list_in(piece.view, "tickets").at(0), "_to"), "/flux/7");
}

// SUP-01: the form, to be copied; SUP-02 to SUP-04, STS-27: the words of the portal beside it.
TEST_F(TicketPages, ShowTheFormOfThePortal) {
  const auto page = page_of("piece_ticket", desk_, {}, places(piece_row));
  EXPECT_EQ(page.title, "Demande au support : F-1");
  const auto& fields = list_in(page.view, "fields");
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(text_in(fields[0], "demanded"), "yes");
  EXPECT_EQ(text_in(fields[2], "_shown"), "ticket.blank") << "the fake catalogue has no words";
  EXPECT_EQ(text_in(page.view, "summary"), "F-1 : Non conforme");
  EXPECT_EQ(list_in(page.view, "vocabulary").size(), 6U);
  EXPECT_EQ(text_in(page.view, "may_attach"), "yes");
}

TEST_F(TicketPages, AttachATicketWithItsReason) {
  const auto page = std::get<Page>(
      shown_by_form("flux_ticket_act", desk_,
                    {{"ticket", "CPROCS0048716"}, {"commentaire", "rejet"}}, places(flux_row)));
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(text_in(page.view, "act_label"), "Joindre un ticket");
  const auto& order = desk_.ticketing.orders.at(0);
  EXPECT_EQ(order.about.flux_row, flux_row);
  EXPECT_EQ(order.about.piece_row, -1);
  EXPECT_EQ(order.reference, "CPROCS0048716");
  EXPECT_EQ(order.comment, "rejet");
}

TEST_F(TicketPages, SayWhyNothingWasAttached) {
  for (const auto& [code, status] :
       std::vector<std::pair<std::string, unsigned>>{{"E_TICKET_FORMAT", 400U},
                                                     {"E_TICKET_TWICE", 400U},
                                                     {"E_ORDER_COMMENT", 400U},
                                                     {"E_RIGHT_LEVEL", 403U}}) {
    desk_.ticketing.error = Error{code, ""};
    const auto page =
        std::get<Page>(shown_by_form("piece_ticket_act", desk_, {}, places(piece_row)));
    EXPECT_EQ(page.status, status) << code;
    EXPECT_EQ(text_in(page.view, "error"), code);
  }
  desk_.ticketing.error = Error{"E_ORDER_UNKNOWN", ""};
  for (const auto* row : {"7", "sept", "-1"})
    EXPECT_TRUE(std::holds_alternative<Missing>(shown_by_form("flux_ticket_act", desk_, {}, {row})))
        << row;
}

TEST_F(TicketPages, AreMissingForWhoSeesNothing) {
  EXPECT_TRUE(std::holds_alternative<Missing>(
      shown_by("flux_ticket", desk_, {}, places(flux_row), Reader{})));
  EXPECT_TRUE(std::holds_alternative<Missing>(shown_by("piece_ticket", desk_, {}, {"x"})));
}

// SYS-09: the one box understands a ticket.
TEST_F(TicketPages, AreFoundByTheBox) {
  EXPECT_EQ(std::get<Redirect>(shown_by("box", desk_, {{"q", "CPROCS0048716"}})).to, "/flux/7");
  auto other = desk_.ticketing.tied[0];
  other.piece = 0;
  desk_.ticketing.tied.push_back(other);
  EXPECT_TRUE(std::holds_alternative<Page>(shown_by("box", desk_, {{"q", "CPROCS0048716"}})));
}

}  // namespace
}  // namespace ecluse::console
