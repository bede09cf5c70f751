#include "lifecycle/tickets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/audit.hpp"
#include "lifecycle/search.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class TicketsTied : public tests::LedgerFile {
 protected:
  TicketsTied() {
    EXPECT_TRUE(recorded(tests::decided(tests::flux_numbered(1, "a-1"),
                                        {tests::good_piece("F-1"), tests::good_piece("F-2")})));
  }
  static Ticket ticket(const std::string& reference, int piece = Transition::whole_flux) {
    return {1, piece, reference, tests::noon, "anne", "rejet contesté"};
  }
  Done tie(const Ticket& one) {
    return tickets_.attach(one, {one.at, one.who, "ticket", one.reference, {}});
  }
  std::vector<std::string> found(const std::string& reference) const {
    PieceSearch search;
    search.ticket = reference;
    return numbers(search);
  }
  std::vector<std::string> numbers(const PieceSearch& search) const {
    std::vector<std::string> all;
    const auto desk = open_search_desk(path_).value();
    const auto rows = desk->find(search, {}).value();
    for (const auto& one : rows) all.push_back(one.piece.summary.number);
    return all;
  }
  Tickets tickets_ = Tickets::open(path_, Access::write).value();
};

TEST_F(TicketsTied, AreKeptWithWhoWhenAndWhy) {
  const auto of_flux = ticket("CPROCS0048716"), of_piece = ticket("CPROCS0048685", 1);
  ASSERT_TRUE(tie(of_flux));
  ASSERT_TRUE(tie(of_piece));
  EXPECT_THAT(tickets_.of_flux(1).value(), ElementsAre(of_flux, of_piece));
  EXPECT_THAT(tickets_.of_flux(2).value(), IsEmpty());
  EXPECT_THAT(tickets_.called("CPROCS0048685").value(), ElementsAre(of_piece));
  EXPECT_THAT(read_audit(path_, {}).value(), SizeIs(2)) << "each in the commit of its audit";
}

TEST_F(TicketsTied, AreTiedOnceToAThingAndTwentyAtTheMost) {
  ASSERT_TRUE(tie(ticket("CPROCS0000000")));
  EXPECT_EQ(tie(ticket("CPROCS0000000")).error().code, "E_TICKET_TWICE");
  ASSERT_TRUE(tie(ticket("CPROCS0000000", 0))) << "another thing";
  for (int nth = 1; nth < most_tickets; ++nth)
    ASSERT_TRUE(tie(ticket("CPROCS" + std::to_string(1'000'000 + nth))));
  EXPECT_EQ(tie(ticket("CPROCS2000000")).error().code, "E_TICKET_MANY");
  EXPECT_THAT(read_audit(path_, {}).value(), SizeIs(most_tickets + 1)) << "nothing of a refusal";
}

TEST_F(TicketsTied, StayAsTheyAre) {
  ASSERT_TRUE(tie(ticket("CPROCS0048716")));
  auto connection = Connection::open(path_, Access::write).value();
  EXPECT_FALSE(connection.execute("UPDATE ticket SET who = 'x'"));
  EXPECT_FALSE(connection.execute("DELETE FROM ticket"));
}

// SYS-09: searchable. A ticket of a flux is one of its pieces too.
TEST_F(TicketsTied, AreFoundBySearches) {
  ASSERT_TRUE(tie(ticket("CPROCS0048716")));
  ASSERT_TRUE(tie(ticket("CPROCS0048685", 1)));
  EXPECT_THAT(found("CPROCS0048716"), ElementsAre("F-2", "F-1"));
  EXPECT_THAT(found("CPROCS0048685"), ElementsAre("F-2"));
  EXPECT_THAT(found("CPROCS0000000"), IsEmpty());
  PieceSearch words;
  words.words = "CPROCS00486";
  EXPECT_THAT(numbers(words), ElementsAre("F-2"));
  PieceSearch both;
  both.ticket = "CPROCS0048716";
  both.number = "F-1";
  EXPECT_THAT(numbers(both), ElementsAre("F-1"));
  EXPECT_THAT(ledger_->flux_named("CPROCS0048685").value(), SizeIs(1));
}

}  // namespace
}  // namespace ecluse::lifecycle
