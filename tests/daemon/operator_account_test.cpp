#include "daemon/operator_account.hpp"

#include <gtest/gtest.h>

#include "lifecycle/sqlite.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

std::int64_t rows_of(const Premises& premises, const std::string& what) {
  auto connection =
      lifecycle::Connection::open(premises.root.ledger(), lifecycle::Access::read_only);
  return connection ? connection->number("SELECT COUNT(*) FROM audit WHERE what = '" + what + "'")
                          .value_or(-1)
                    : 0;
}

TEST(OperatorAccount, IsNamedAndOwnsItsRoot) {
  const tests::TestRoot home;
  EXPECT_FALSE(operator_account().empty());
  EXPECT_TRUE(may_unmask(lifecycle::Root(home.text())));
  EXPECT_FALSE(may_unmask(lifecycle::Root("/nowhere")));
}

/// MFJ-28: who, when, what.
TEST(OperatorAccount, KeepsEachRequestToSeeWhatIsMasked) {
  const tests::TestRoot home;
  const auto premises = tests::need(Premises::open(home.text()));
  EXPECT_TRUE(ask_unmasked(*premises, Masking::masked, "search"));
  EXPECT_EQ(rows_of(*premises, "unmasked"), 0);
  EXPECT_TRUE(ask_unmasked(*premises, Masking::unmasked, "search"));
  EXPECT_EQ(rows_of(*premises, "unmasked"), 1);
  EXPECT_TRUE(keep_request(*premises, "fiscale", "x", "abc"));
  EXPECT_EQ(rows_of(*premises, "fiscale"), 1);
}

}  // namespace
}  // namespace ecluse::daemon
