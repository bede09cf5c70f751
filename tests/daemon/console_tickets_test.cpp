#include "daemon/console_tickets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using console::Reader;
using console::TicketObject;
using lifecycle::Level;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// An invoice was integrated; who writes and who looks for its depositor, and its recipient.
class TicketsOfReaders : public testing::Test {
 protected:
  TicketsOfReaders() {
    house_.drop("ABC123", tests::flux_name("FSO1100A", 1), tests::made_invoice("F-1"));
    house_.run();
    console_.emplace(house_);
    const auto depositor = lifecycle::partner_holder("ABC123");
    writer_ = reader("ecrit@ecluse.test", depositor, "SUIVI_FLUX", Level::modification);
    looker_ = reader("lit@ecluse.test", depositor, "SUIVI_FLUX", Level::consultation);
    stranger_ = reader("autre@ecluse.test", lifecycle::partner_holder("OPE001"), "SUIVI_FLUX",
                       Level::modification);
    const auto found = console_->desk().find({}, {}, writer_).value();
    const auto& piece = found.pieces.at(0).piece;
    recipient_ = reader("mairie@ecluse.test", lifecycle::structure_holder(piece.summary.recipient),
                        "FACTURES_RECUES", Level::consultation);
    piece_ = {piece.flux_row, piece.row};
    flux_ = {piece.flux_row};
  }
  Reader reader(const std::string& email, const lifecycle::Holder& holder,
                const std::string& application, Level level) {
    const auto session = console_->person(email, holder, application, level);
    return console_->door().reader(session).value().value();
  }
  console::TicketDesk& tickets() { return console_->desk().tickets(); }
  std::string code(const console::TicketOrder& order, const Reader& who) {
    const auto effects = tickets().attach(order, who, Language::fr);
    return effects ? "" : effects.error().code;
  }

  tests::House house_;
  std::optional<tests::ConsoleHouse> console_;
  Reader writer_, looker_, stranger_, recipient_;
  TicketObject piece_, flux_;
};

TEST_F(TicketsOfReaders, AreTiedWithWhoWhenAndWhyAndFoundAgain) {
  ASSERT_EQ(code({piece_, "cprocs 0048716", "rejet contesté"}, writer_), "");
  const auto all = tickets().of(piece_, looker_).value();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].reference, "CPROCS0048716");
  EXPECT_EQ(all[0].who, "ecrit@ecluse.test");
  EXPECT_EQ(all[0].comment, "rejet contesté");
  EXPECT_EQ(all[0].at, house_.now());
  EXPECT_THAT(house_.audited(),
              Contains(HasSubstr("ecrit@ecluse.test ticket ABC123/F-1 CPROCS0048716: rejet")));
  EXPECT_THAT(tickets().called("cprocs0048716", looker_).value(), SizeIs(1));
  EXPECT_THAT(tickets().of(flux_, looker_).value(), SizeIs(1)) << "of its pieces too";
}

TEST_F(TicketsOfReaders, AreSeenByWhoSeesWhatTheyAreTiedTo) {
  ASSERT_EQ(code({piece_, "CPROCS0048716", "c"}, writer_), "");
  ASSERT_EQ(code({flux_, "CPROCS0048717", "c"}, writer_), "");
  EXPECT_THAT(tickets().of(piece_, recipient_).value(), SizeIs(1)) << "not that of the flux";
  EXPECT_THAT(tickets().of(piece_, stranger_).value(), IsEmpty());
  EXPECT_THAT(tickets().called("CPROCS0048716", stranger_).value(), IsEmpty());
  EXPECT_FALSE(tickets().sheet(piece_, stranger_, Language::fr).value());
  EXPECT_FALSE(tickets().sheet(flux_, recipient_, Language::fr).value());
}

TEST_F(TicketsOfReaders, AreRefusedWithoutRightReasonOrReference) {
  EXPECT_EQ(code({piece_, "CPROCS0048716", " "}, writer_), "E_ORDER_COMMENT");
  EXPECT_EQ(code({piece_, "CPROCS48716", "c"}, writer_), "E_TICKET_FORMAT");
  EXPECT_EQ(code({piece_, "CPROCS0048716", "c"}, stranger_), "E_ORDER_UNKNOWN");
  EXPECT_EQ(code({{piece_.flux_row + 1}, "CPROCS0048716", "c"}, writer_), "E_ORDER_UNKNOWN");
  for (const auto& about : {piece_, flux_}) {
    EXPECT_EQ(code({about, "CPROCS0048716", "c"}, looker_), "E_RIGHT_LEVEL");
    EXPECT_FALSE(tickets().may_attach(about, looker_).value());
    EXPECT_TRUE(tickets().may_attach(about, writer_).value());
    EXPECT_FALSE(tickets().may_attach(about, stranger_).value());
  }
  EXPECT_THAT(house_.audited(), Contains(HasSubstr("lit@ecluse.test refused E_RIGHT_LEVEL")));
  EXPECT_THAT(tickets().of(flux_, writer_).value(), IsEmpty());
  ASSERT_EQ(code({piece_, "CPROCS0048716", "c"}, writer_), "");
  EXPECT_EQ(code({piece_, "CPROCS0048716", "c"}, writer_), "E_TICKET_TWICE");
}

TEST_F(TicketsOfReaders, HaveAFormWithTheAddressOfWhoAsks) {
  const auto sheet = tickets().sheet(piece_, looker_, Language::fr).value();
  ASSERT_TRUE(sheet);
  for (const auto& field : sheet->fields)
    if (field.code == "email") {
      EXPECT_EQ(field.value, "lit@ecluse.test");
    }
  EXPECT_THAT(sheet->summary, HasSubstr("F-1 : "));
}

}  // namespace
}  // namespace ecluse::daemon
