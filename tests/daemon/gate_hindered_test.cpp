// What stands in the gate's way: folders that cannot be written or read, files that cannot be
// claimed, an archive that is damaged. One file stops no other.
#include <gmock/gmock.h>

#include "tests/daemon/memory_gate.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::flux_name;
using tests::need;
using tests::small_ubl;

TEST_F(MemoryGate, OwesTheAnswersThatCannotBeWrittenAndGivesThemLater) {
  drop(1, small_ubl({"N1"}));
  disk_.set_read_only(root_.outbound(), true);
  {
    auto life = this->life();
    const auto& tally = life.run();
    EXPECT_EQ(tally.integrated, 1U) << "nothing is stopped";
    EXPECT_FALSE(tally.undelivered.empty());
    EXPECT_THAT(files_in(root_.outbound()), IsEmpty());
    EXPECT_THAT(need(life.ledger().owed(10)), SizeIs(3));
  }
  disk_.set_read_only(root_.outbound(), false);
  auto life = this->life();
  EXPECT_THAT(life.run().undelivered, IsEmpty());
  EXPECT_THAT(files_in(root_.outbound()), SizeIs(3));
  EXPECT_THAT(need(life.ledger().owed(10)), IsEmpty());
}

TEST_F(MemoryGate, GivesTheAnswersOfAPartnerThoughThoseOfAnotherCannotBeWritten) {
  drop(1, small_ubl({"N1"}));
  drop(1, small_ubl({"N2"}), "OPE001");
  disk_.set_read_only(root_.outbound_of("ABC123"), true);
  auto life = this->life();
  EXPECT_FALSE(life.run().undelivered.empty());
  EXPECT_THAT(files_in(root_.outbound_of("OPE001")), SizeIs(3));
  EXPECT_THAT(need(life.ledger().owed(10)), SizeIs(3));
}

TEST_F(MemoryGate, IsNotStoppedByAFileThatCannotBeClaimed) {
  drop(1, small_ubl({"N1"}));
  drop(1, small_ubl({"N2"}), "OPE001");
  drop(2, small_ubl({"N3"}), "OPE001");
  disk_.set_read_only(root_.inbound_of("OPE001") + "/" + flux_name(1, "OPE001"), true);
  auto life = this->life();
  const auto& tally = life.run();
  EXPECT_EQ(tally.integrated, 2U);
  EXPECT_THAT(tally.left, SizeIs(1)) << "told once";
  EXPECT_EQ(status_of(tally), ExitStatus::try_again);
  EXPECT_THAT(files_in(root_.inbound()), SizeIs(1)) << "it stays where it is";
}

/// Knows whether the spool was durable when a done-file went.
class Announcing final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Done sync_all(const std::string& path) override {
    durable = durable || path == "/r/spool";
    return disk().sync_all(path);
  }
  Done remove(const std::string& path) override {
    if (path.ends_with(".done")) forgot_when_durable = durable;
    return disk().remove(path);
  }
  bool durable = false;
  std::optional<bool> forgot_when_durable;
};

/// Else a power cut could give the file back without its done-file: it would never be taken.
TEST_F(MemoryGate, ForgetsADoneFileOnceItsFluxIsDurablyClaimed) {
  drop(1, small_ubl());
  drop_as(flux_name(1) + ".done", 2, "");
  Announcing disk(disk_);
  auto life = this->life(disk);
  life.config.pickup.rules =
      ingest::PickupRules::load("place\ttext\ttool\n",
                                "partner\tdone\tmanifest\tin_flight\tper_minute\n"
                                "ABC123\t.done\t-\t-\t-\n")
          .value();
  EXPECT_EQ(life.run().integrated, 1U);
  EXPECT_EQ(disk.forgot_when_durable, true);
  EXPECT_THAT(files_in(root_.inbound()), IsEmpty());
}

/// One of the two is damaged: nobody knows which, so both stay.
TEST_F(MemoryGate, IsNotStoppedByAFileOfItsArchiveThatIsDamaged) {
  drop(1, small_ubl({"N1"}));
  life().run();
  const auto archived = files_in(root_.archive());
  ASSERT_THAT(archived, SizeIs(1));
  disk_.put(root_.archive() + "/" + archived.begin()->first, "damaged");
  drop_as(flux_name(2), 2, small_ubl({"N1"}));
  drop(3, small_ubl({"N3"}));
  for (int nth = 1; nth <= 2; ++nth) {
    auto life = this->life();
    const auto& tally = life.run();
    EXPECT_THAT(tally.left, ElementsAre(testing::Field(&Error::code, "E_ARCHIVE"))) << nth;
    EXPECT_THAT(fates(life), SizeIs(3));
    EXPECT_THAT(files_in(root_.spool()), SizeIs(1));
  }
}

TEST_F(MemoryGate, TellsOfAPartnerFolderThatCannotBeRead) {
  drop(1, small_ubl({"N1"}));
  drop(1, small_ubl({"N2"}), "OPE001");
  disk_.set_unreadable(root_.inbound_of("OPE001"), true);
  auto life = this->life();
  const auto& tally = life.run();
  EXPECT_EQ(tally.integrated, 1U);
  EXPECT_THAT(tally.left, ElementsAre(testing::Field(&Error::code, "E_DISK_READ")));
}

TEST_F(MemoryGate, PutsAwayWhatWasConcludedAndNotYetPutAway) {
  drop(1, small_ubl());
  disk_.set_read_only(root_.archive(), true);
  {
    auto life = this->life();
    auto& gate = life.open();
    EXPECT_FALSE(gate.step()) << "an archive that cannot be written stops the gate";
    EXPECT_THAT(files_in(root_.spool()), SizeIs(1));
  }
  disk_.set_read_only(root_.archive(), false);
  auto life = this->life();
  EXPECT_EQ(life.run().flux(), 0U) << "it is not concluded twice";
  EXPECT_EQ(life.flux()[0].attempts, 1);
  EXPECT_THAT(files_in(root_.spool()), IsEmpty());
  EXPECT_THAT(files_in(root_.archive()), SizeIs(1));
  EXPECT_THAT(files_in(root_.outbound()), SizeIs(3));
}

}  // namespace
}  // namespace ecluse::daemon
