#include "lifecycle/day_roots.hpp"

#include <gmock/gmock.h>

#include "tests/lifecycle/sealed_ledger.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;

class DayRoots : public tests::SealedLedger {
 protected:
  DayRoots() { EXPECT_TRUE(recorded(outcome_at(1, tests::noon))); }
  Root root_{"/r"};
  tests::DiskMemory disk_;
};

TEST_F(DayRoots, AreWrittenOnceTheirDayIsOver) {
  ASSERT_TRUE(keep_roots(disk_, root_, *ledger_, tests::noon + 1h));
  EXPECT_TRUE(disk_.files().empty());
  ASSERT_TRUE(keep_roots(disk_, root_, *ledger_, tests::noon + 24h));
  const auto files = disk_.files();
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files.begin()->first, "/r/preuves/2026-01-15.json");
  const auto read = read_root_file(files.begin()->second);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->first, 1);
  EXPECT_EQ(read->last, 1);
  EXPECT_TRUE(ledger_->roots_owed().value().empty());
}

TEST_F(DayRoots, StandAfterAPowerCutOnceTheyAreSaidToBeWritten) {
  disk_.put("/r/ecluse.toml", "");
  ASSERT_TRUE(keep_roots(disk_, root_, *ledger_, tests::noon + 24h));
  disk_.restart(tests::AfterCut::unsynced_lost);
  EXPECT_TRUE(ledger_->roots_owed().value().empty());
  EXPECT_TRUE(disk_.exists("/r/preuves/2026-01-15.json"));
}

TEST_F(DayRoots, StayOwedWhileTheyCannotBeWritten) {
  disk_.set_read_only("/r", true);
  EXPECT_FALSE(keep_roots(disk_, root_, *ledger_, tests::noon + 24h));
  EXPECT_EQ(ledger_->roots_owed().value().size(), 1U);
  disk_.set_read_only("/r", false);
  EXPECT_TRUE(keep_roots(disk_, root_, *ledger_, tests::noon + 24h));
  EXPECT_EQ(disk_.files().size(), 1U);
}

TEST(RootFile, IsReadBackAndNothingElseIs) {
  DayRoot root{"2026-01-15", 3, 9, {}, {}};
  root.root[0] = 7;
  const auto text = root_file(root);
  EXPECT_EQ(read_root_file(text), root);
  for (const auto& other : {std::string(), text + " ", text.substr(1), "{" + text,
                            text.substr(0, text.size() - 4) + "g\"}\n"})
    EXPECT_EQ(read_root_file(other), std::nullopt) << other;
}

}  // namespace
}  // namespace ecluse::lifecycle
