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

}  // namespace
}  // namespace ecluse::daemon
