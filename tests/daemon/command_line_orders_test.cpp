#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/daemon/typed.hpp"

namespace ecluse::daemon {
namespace {

TEST(CommandLineOrders, ReadsEveryDeed) {
  const std::pair<const char*, Deed> rows[] = {{"hold", Deed::hold},
                                               {"release", Deed::release},
                                               {"requeue", Deed::requeue},
                                               {"expire", Deed::expire},
                                               {"redeliver", Deed::redeliver}};
  for (const auto& [word, deed] : rows) {
    const auto wish = typed<OrderCommand>({word, "A", "B", "--comment", "why", "--json"});
    EXPECT_EQ(wish.deed, deed);
    EXPECT_EQ(wish.ids, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(wish.comment, "why");
    EXPECT_EQ(wish.output, Output::json);
    EXPECT_THROW(typed<OrderCommand>({word, "A"}), std::runtime_error) << "a comment is asked for";
  }
  const auto all = typed<OrderCommand>(
      {"requeue", "ALL", "--partner", "ABC123", "--older", "2d", "--state", "s", "--comment", "c"});
  EXPECT_EQ(all.partner, "ABC123");
  EXPECT_EQ(all.older, "2d");
}

TEST(CommandLineOrders, ReadsTheAuditAndTheShape) {
  const auto wish = typed<AuditCommand>({"audit", "--since", "2026-01-01", "--who", "marie"});
  EXPECT_EQ(wish.since, "2026-01-01");
  EXPECT_EQ(wish.who, "marie");
  EXPECT_TRUE(typed<StatsCommand>({"stats", "--shape"}).shape);
  EXPECT_THROW(typed<StatsCommand>({"stats"}), std::runtime_error);
  EXPECT_THROW(typed<StatsCommand>({"stats", "--shape", "--board", "travaux"}), std::runtime_error);
}

TEST(CommandLineOrders, ReadsATicketThatIsAttachedWithItsReason) {
  const auto form = typed<TicketCommand>({"ticket", "F-1", "--piece", "2", "--as", "a@b.fr"});
  EXPECT_EQ(form.id, "F-1");
  EXPECT_EQ(form.piece, 2);
  EXPECT_EQ(form.as, "a@b.fr");
  const auto wish =
      typed<TicketCommand>({"ticket", "F-1", "--attach", "CPROCS0048716", "--comment", "why"});
  EXPECT_EQ(wish.attach, "CPROCS0048716");
  EXPECT_EQ(wish.comment, "why");
  for (const auto& words : std::vector<std::vector<const char*>>{
           {"ticket"},
           {"ticket", "F-1", "--attach", "CPROCS0048716"},
           {"ticket", "F-1", "--comment", "why"},
           {"ticket", "F-1", "--attach", "C", "--comment", "why", "--as", "a@b.fr"}})
    EXPECT_THROW(typed<TicketCommand>(words), std::runtime_error);
}

}  // namespace
}  // namespace ecluse::daemon
