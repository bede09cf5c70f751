#include "daemon/observer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::monday;

class ObserverTest : public testing::Test {
 protected:
  ObserverTest() {
    tests::need(lifecycle::make_root(disk_, root_));
    tests::need(disk_.sync_all(root_.folder()));
  }
  void drop(int nth, Instant at) {
    disk_.put(root_.inbound_of("ABC123") + "/" + tests::flux_name(nth),
              tests::small_ubl({"N" + std::to_string(nth)}), at);
  }

  tests::DiskMemory disk_;
  lifecycle::Root root_{"/r"};
  tests::TemporaryFolder folder_;
  tests::GateLife life_{disk_, "/r", (folder_.path() / "suivi.sqlite").string()};
  Bulletin bulletin_;
  Observer observer_{bulletin_, monday};
};

TEST_F(ObserverTest, CountsWhatIsConcludedByPartnerAndFate) {
  drop(1, monday - 1h);
  drop(2, monday - 1h);
  life_.run();
  observer_.serving("abc");
  for (const auto& conclusion : life_.told()) observer_.concluded(conclusion);
  EXPECT_TRUE(observer_.turned(life_.open(), disk_, "/r", monday));
  const auto told = bulletin_.read();
  EXPECT_EQ(told->flux.at({"ABC123", Fate::integrated}), 2U);
  EXPECT_EQ(told->pieces.at({"ABC123", true}), 2U);
  EXPECT_GT(told->bytes, 0U);
  EXPECT_EQ(told->tables, "abc");
  std::uint64_t timed = 0;
  for (const auto count : told->layers[0].counts) timed += count;
  EXPECT_EQ(timed, 2U);
}

TEST_F(ObserverTest, PublishesOnceASecondAndAgainWhenTheClockWasPutBack) {
  auto& gate = life_.open();
  EXPECT_TRUE(observer_.turned(gate, disk_, "/r", monday));
  EXPECT_FALSE(observer_.turned(gate, disk_, "/r", monday + 999ms));
  EXPECT_TRUE(observer_.turned(gate, disk_, "/r", monday + 1s));
  EXPECT_TRUE(observer_.turned(gate, disk_, "/r", monday - 1h));
}

TEST_F(ObserverTest, SaysWhatStandsInTheWayAndWhenItIsOver) {
  observer_.failed({"E_LEDGER_FULL", "x"}, monday);
  EXPECT_THAT(bulletin_.read()->troubles, ElementsAre("E_LEDGER_FULL"));
  EXPECT_THAT(observer_.recovered(), IsEmpty());
  EXPECT_TRUE(observer_.turned(life_.open(), disk_, "/r", monday + 2s));
  EXPECT_THAT(bulletin_.read()->troubles, IsEmpty());
  EXPECT_THAT(observer_.recovered(), ElementsAre("E_LEDGER_FULL"));
  EXPECT_THAT(observer_.recovered(), IsEmpty()) << "said once";
}

TEST_F(ObserverTest, KeepsSayingWhatWasRefusedUntilABetterOneComes) {
  observer_.refused("E_CONFIG", monday);
  observer_.turned(life_.open(), disk_, "/r", monday + 2s);
  EXPECT_THAT(bulletin_.read()->troubles, ElementsAre("E_CONFIG"));
  observer_.accepted();
  observer_.turned(life_.open(), disk_, "/r", monday + 4s);
  EXPECT_THAT(bulletin_.read()->troubles, IsEmpty());
}

TEST_F(ObserverTest, KnowsWhatWaitsAndTheAgeOfTheOldest) {
  life_.config.work.in_flight = 1;
  for (int nth = 1; nth <= 3; ++nth) drop(nth, monday - std::chrono::hours(nth));
  auto& gate = life_.open();
  tests::need(gate.step());
  const auto queues = queues_of(gate);
  EXPECT_EQ(queues.noticed, 2U);
  EXPECT_EQ(queues.oldest.at("ABC123"), monday - 2h) << "the oldest is taken first";
}

}  // namespace
}  // namespace ecluse::daemon
