#include "lifecycle/ledger_sqlite_seals.hpp"

#include <gmock/gmock.h>

#include "lifecycle/fsck.hpp"
#include "lifecycle/ledger_sqlite_proofs.hpp"
#include "tests/lifecycle/sealed_ledger.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::SizeIs;

class Seals : public tests::SealedLedger {};

TEST_F(Seals, CoverEveryRowThatAFluxBrings) {
  fill();
  EXPECT_THAT(flaws(), IsEmpty());
  EXPECT_EQ(number("SELECT COUNT(*) FROM seal"), 6) << "four flux, a step, and an answer";
}

TEST_F(Seals, FollowEachOtherAndNeverGoBack) {
  ASSERT_TRUE(recorded(outcome_at(1, tests::noon)));
  ASSERT_TRUE(recorded(outcome_at(2, tests::noon - 1h)));
  EXPECT_EQ(number("SELECT COUNT(DISTINCT at) FROM seal"), 1) << "the clock went back";
  ASSERT_TRUE(recorded(outcome_at(3, tests::noon + 1h)));
  EXPECT_THAT(flaws(), IsEmpty());
}

TEST_F(Seals, AreNotLeftBehindByAStepThatIsRefused) {
  fill();
  const auto batch = begun();
  EXPECT_FALSE(batch->move("a-1", {0, "PAYEE", "NULLE_PART", tests::noon, "x", ""}));
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(number("SELECT COUNT(*) FROM seal"), 6);
}

TEST_F(Seals, CloseADayWithTheFirstWorkOfALaterOne) {
  ASSERT_TRUE(recorded(outcome_at(1, tests::noon)));
  ASSERT_TRUE(recorded(outcome_at(2, tests::noon + 13h)));  // 23:25 in Paris
  EXPECT_THAT(ledger_->roots_owed().value(), IsEmpty());
  ASSERT_TRUE(recorded(outcome_at(3, tests::noon + 14h)));  // 00:25 in Paris, 23:25 UTC
  const auto roots = ledger_->roots_owed().value();
  ASSERT_THAT(roots, SizeIs(1));
  EXPECT_EQ(roots.front().day, "2026-01-15");
  EXPECT_EQ(roots.front().last, 2);
  EXPECT_THAT(flaws(), IsEmpty());
}

TEST_F(Seals, CloseADayWhenAskedAndOnce) {
  const auto close = [&](Instant now) {
    const auto batch = begun();
    const auto closed = batch->close_day(now).value();
    EXPECT_TRUE(batch->commit());
    return closed;
  };
  EXPECT_FALSE(close(tests::noon)) << "nothing was ever sealed";
  ASSERT_TRUE(recorded(outcome_at(1, tests::noon)));
  EXPECT_FALSE(close(tests::noon + 1h));
  EXPECT_TRUE(close(tests::noon + 24h));
  EXPECT_FALSE(close(tests::noon + 48h));
  ASSERT_TRUE(recorded(outcome_at(2, tests::noon + 72h)));
  EXPECT_TRUE(close(tests::noon + 96h));
  EXPECT_THAT(ledger_->roots_owed().value(), SizeIs(2));
  EXPECT_THAT(flaws(), IsEmpty());
}

TEST_F(Seals, NeverFallInADayThatIsClosed) {
  ASSERT_TRUE(recorded(outcome_at(1, tests::noon)));
  {
    const auto batch = begun();
    ASSERT_TRUE(batch->close_day(tests::noon + 24h).value());
    ASSERT_TRUE(batch->commit());
  }
  ASSERT_TRUE(recorded(outcome_at(2, tests::noon + 1h))) << "the clock went back over midnight";
  EXPECT_EQ(number("SELECT at FROM seal WHERE id = 2"), 1768518000000) << "2026-01-15T23:00Z";
  ASSERT_TRUE(recorded(outcome_at(3, tests::noon + 48h)));
  EXPECT_THAT(ledger_->roots_owed().value(), SizeIs(2));
  EXPECT_THAT(flaws(), IsEmpty());
}

TEST_F(Seals, AreRolledBackWithTheirBatch) {
  {
    const auto batch = begun();
    const auto outcome = outcome_at(1, tests::noon);
    ASSERT_TRUE(batch->attempt(outcome.examined.flux));
    ASSERT_TRUE(batch->record(outcome));
  }
  ASSERT_TRUE(recorded(outcome_at(2, tests::noon)));
  EXPECT_EQ(number("SELECT COUNT(*) FROM seal"), 1);
  EXPECT_THAT(flaws(), IsEmpty());
}

TEST_F(Seals, CoverAFileThatLeavesTheArchive) {
  fill();
  const auto batch = begun();
  ASSERT_TRUE(batch->purge({Date{}, std::string(64, 'a'), 12, tests::noon, "Anne", "10 ans"}));
  ASSERT_TRUE(batch->commit());
  EXPECT_THAT(flaws(), IsEmpty());
  EXPECT_THAT(ledger_->purged(std::string(64, 'a')).value(), SizeIs(1));
  EXPECT_THAT(ledger_->purged(std::string(64, 'b')).value(), IsEmpty());
  execute("DROP TRIGGER purge_is_final; UPDATE purge SET comment = 'autre'");
  EXPECT_THAT(flaws(), SizeIs(1));
}

}  // namespace
}  // namespace ecluse::lifecycle
