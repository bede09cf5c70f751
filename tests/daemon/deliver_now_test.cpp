#include "daemon/deliver_now.hpp"

#include <gtest/gtest.h>

#include "lifecycle/run_lock.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

TEST(DeliverNow, WritesWhatIsOwedUnlessSomeoneIsAtWork) {
  const tests::TestRoot home;
  home.drop(tests::flux_name(1), tests::small_ubl());
  tests::perform(RunCommand{home.text()});
  const auto premises = tests::need(Premises::open(home.text()));
  const auto ledger = tests::need(premises->open_ledger(lifecycle::Access::write));
  const auto batch = tests::need(ledger->begin());
  const auto arrival = tests::need(ledger->flux({}, {})).front().arrival_id;
  tests::need(batch->owe(arrival, {"K", "ABC123", "owed", "bytes"}));
  tests::need(batch->commit());
  const auto target = home.path() / "outbound/ABC123/owed";
  {
    const auto lock = lifecycle::RunLock::take(premises->root.lock());
    ASSERT_TRUE(lock);
    tests::need(deliver_now(*premises, *ledger, tests::monday));
    EXPECT_FALSE(std::filesystem::exists(target));
  }
  tests::need(deliver_now(*premises, *ledger, tests::monday));
  EXPECT_EQ(tests::read_file(target), "bytes");
}

}  // namespace
}  // namespace ecluse::daemon
