// What the gate does about the orders of operators, over a pretended disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/daemon/memory_gate.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using lifecycle::OrderKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::flux_name;
using tests::GateLife;
using tests::need;
using tests::small_ubl;

class OrderedGate : public MemoryGate {
 protected:
  static void give(GateLife& life, OrderKind kind, const std::string& name,
                   const std::string& partner = "ABC123") {
    const auto batch = need(life.ledger().begin());
    need(batch->orders().give({kind, partner, name, tests::monday, "marie", "attendre"}));
    need(batch->commit());
  }
  static void lift(GateLife& life, const std::string& name) {
    const auto batch = need(life.ledger().begin());
    EXPECT_TRUE(need(batch->orders().end("ABC123", name, tests::monday)));
    need(batch->commit());
  }
  static std::vector<std::string> names(const std::vector<Conclusion>& all) {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(one.outcome.examined.flux.file_name);
    return names;
  }
};

TEST_F(OrderedGate, LeavesAHeldFileInInboundAndTakesItInItsOrderOnceReleased) {
  for (int nth = 1; nth <= 3; ++nth) drop(nth, small_ubl({"N" + std::to_string(nth)}));
  auto life = this->life();
  give(life, OrderKind::hold, flux_name(2));
  EXPECT_EQ(life.run().flux(), 2U);
  EXPECT_THAT(files_in(root_.inbound()), SizeIs(1));
  drop(4, small_ubl({"N4"}));
  lift(life, flux_name(2));
  life.run();
  EXPECT_THAT(names(life.told()),
              ElementsAre(flux_name(1), flux_name(3), flux_name(2), flux_name(4)));
}

TEST_F(OrderedGate, LeavesEverythingOfAHeldPartnerAndServesTheOthers) {
  drop(1, small_ubl({"N1"}));
  drop(1, small_ubl({"N2"}), "OPE001");
  auto life = this->life();
  give(life, OrderKind::hold, "");
  EXPECT_EQ(life.run().flux(), 1U);
  EXPECT_THAT(names(life.told()), ElementsAre(flux_name(1, "OPE001")));
  auto next = this->life();
  EXPECT_EQ(next.run().flux(), 0U) << "the order outlives the process";
  EXPECT_THAT(next.flux(), SizeIs(1)) << "what is held was not received";
}

TEST_F(OrderedGate, LooksBehindManyHeldFiles) {
  auto life = this->life();
  const auto batch = need(life.ledger().begin());
  for (int nth = 1; nth <= 300; ++nth) {
    drop(nth, "");
    need(batch->orders().give(
        {OrderKind::hold, "ABC123", flux_name(nth), tests::monday, "marie", "attendre"}));
  }
  need(batch->commit());
  drop(301, small_ubl());
  EXPECT_EQ(life.run().integrated, 1U);
}

/// A disk where the files of a name cannot be read once claimed; of any when it is empty.
class Unreadable final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    if (path.starts_with("/r/spool") && path.ends_with(name)) return failure(code, path);
    return disk().open(path);
  }
  std::string name, code = "E_DISK_READ";
};

TEST_F(OrderedGate, TriesAgainNoSoonerThanTheTableSays) {
  drop(1, small_ubl());
  Unreadable disk(disk_);
  life(disk).run();
  auto life = this->life();
  life.now += 9s;
  EXPECT_EQ(life.run().flux(), 0U) << "though it could be read again";
  ASSERT_THAT(need(life.ledger().order_book()).retries(), SizeIs(1));
  life.now += 1s;
  EXPECT_EQ(life.run().integrated, 1U);
  EXPECT_EQ(life.flux()[0].attempts, 2);
}

TEST_F(OrderedGate, TriesAgainInItsLifeHoweverMuchElseItHasToDo) {
  drop(1, small_ubl({"N1"}));
  Unreadable disk(disk_);
  disk.name = flux_name(1);
  auto life = this->life(disk);
  auto& gate = life.open();
  while (need(gate.step()) == Continue::yes) continue;
  disk.name = "nothing";
  life.now += 10s;
  drop(2, small_ubl({"N2"}));
  while (need(gate.step()) == Continue::yes) continue;
  EXPECT_EQ(gate.tally().integrated, 2U);
}

TEST_F(OrderedGate, QuarantinesAFluxAfterItsThirdUnfinishedAttempt) {
  drop(1, small_ubl({"N1"}));
  drop(2, small_ubl({"N2"}));
  Unreadable disk(disk_);
  disk.name = flux_name(1);
  disk.code = "E_FLUX_CHANGED";
  for (int nth = 1; nth <= 3; ++nth) {
    auto life = this->life(disk);
    life.now += std::chrono::hours{nth};
    EXPECT_THAT(life.run().left, ElementsAre(testing::Field(&Error::code, "E_FLUX_CHANGED")));
    ASSERT_THAT(life.flux(), SizeIs(2)) << nth;
    EXPECT_EQ(life.flux()[0].fate, Fate::integrated);
    EXPECT_FALSE(life.flux()[1].fate) << nth;
  }
  auto life = this->life(disk);
  life.now += 4h;
  EXPECT_EQ(life.run().quarantined, 1U);
  EXPECT_EQ(life.flux()[1].cause, "E_FLUX_CHANGED") << "the reason of the last attempt";
  ASSERT_THAT(files_in(root_.quarantine_of("ABC123")), SizeIs(1));
  EXPECT_THAT(need(life.ledger().answers_of(life.flux()[1].row)), IsEmpty());
  EXPECT_TRUE(need(life.ledger().conservation()).holds());
}

/// A disk where somebody goes on writing to a claimed file the first time it is read.
class StillWritten final : public tests::DiskThrough {
 public:
  StillWritten(tests::DiskMemory& disk, std::string more)
      : DiskThrough(disk), more_(std::move(more)) {}
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    auto reader = disk().open(path);
    if (path.starts_with("/r/spool") && !std::exchange(done_, true))
      if (auto written = disk().write(path, more_); !written)
        return tl::unexpected(written.error());
    return reader;
  }

 private:
  std::string more_;
  mutable bool done_ = false;
};

TEST_F(OrderedGate, LeavesAFluxThatChangedWhileItWasReadAndTakesItAgain) {
  const auto whole = small_ubl();
  drop(1, whole.substr(0, 100));
  StillWritten disk(disk_, whole);
  {
    auto life = this->life(disk);
    const auto& tally = life.run();
    EXPECT_EQ(tally.flux(), 0U);
    EXPECT_THAT(tally.left, ElementsAre(Error{"E_FLUX_CHANGED", flux_name(1)}));
    EXPECT_THAT(files_in(root_.spool()), SizeIs(1));
  }
  auto life = this->life(disk);
  life.now += std::chrono::seconds{10};
  EXPECT_EQ(life.run().integrated, 1U);
  EXPECT_EQ(life.flux()[0].sha256, lifecycle::sha256_hex(whole));
}

TEST_F(OrderedGate, HoldsWhatIsInTheSpool) {
  drop(1, small_ubl());
  Unreadable disk(disk_);
  {
    auto life = this->life(disk);
    life.run();
    give(life, OrderKind::hold, life.flux()[0].arrival_id);
  }
  auto life = this->life();
  life.now += 1h;
  EXPECT_EQ(life.run().flux(), 0U);
  EXPECT_THAT(files_in(root_.spool()), SizeIs(1));
  lift(life, life.flux()[0].arrival_id);
  EXPECT_EQ(life.run().integrated, 1U);
}

TEST_F(OrderedGate, GivesUpWhatItIsToldToAndTellsTheSender) {
  drop(1, small_ubl());
  auto life = this->life();
  give(life, OrderKind::expire, flux_name(1));
  EXPECT_EQ(life.run().quarantined, 1U);
  const auto row = life.flux().at(0);
  EXPECT_EQ(row.state, "IN_ABANDONNE");
  EXPECT_EQ(row.fate, Fate::quarantined);
  EXPECT_THAT(files_in(root_.quarantine_of("ABC123")), SizeIs(1)) << "its bytes are kept";
  EXPECT_THAT(need(life.ledger().answers_of(row.row)), SizeIs(2));
  EXPECT_THAT(need(life.ledger().order_book()).orders(), IsEmpty());
  EXPECT_TRUE(need(life.ledger().conservation()).holds());
}

TEST_F(OrderedGate, TakesUpAgainWhatComesOutOfQuarantineAsANewArrival) {
  const auto bytes = small_ubl();
  drop(1, bytes);
  auto life = this->life();
  give(life, OrderKind::expire, flux_name(1));
  life.run();
  const auto first = life.flux().at(0);
  give(life, OrderKind::requeue, first.arrival_id);
  EXPECT_EQ(life.run().integrated, 1U);
  ASSERT_THAT(life.flux(), SizeIs(2));
  const auto again = life.flux().at(0);
  EXPECT_EQ(again.flux_id, first.flux_id);
  EXPECT_EQ(again.file_name, first.file_name);
  EXPECT_NE(again.arrival_id, first.arrival_id);
  EXPECT_EQ(again.attempts, 1);
  EXPECT_THAT(files_in(root_.quarantine()), IsEmpty());
  EXPECT_TRUE(need(life.ledger().conservation()).holds());
  EXPECT_EQ(life.run().flux(), 0U) << "once";
}

}  // namespace
}  // namespace ecluse::daemon
