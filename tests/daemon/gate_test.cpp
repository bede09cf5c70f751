#include "daemon/gate.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <new>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/daemon/memory_gate.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::DiskMemory;
using tests::flux_name;
using tests::GateLife;
using tests::need;
using tests::small_ubl;

TEST_F(MemoryGate, TakesWhatIsRipeRecordsArchivesAndAnswers) {
  const auto bytes = small_ubl();
  drop(1, bytes);
  auto life = this->life();
  const auto& tally = life.run();
  EXPECT_EQ(tally.integrated, 1U);
  EXPECT_EQ(tally.bytes, bytes.size());
  EXPECT_THAT(life.told(), SizeIs(1));
  EXPECT_THAT(files_in(root_.inbound()), IsEmpty());
  EXPECT_THAT(files_in(root_.spool()), IsEmpty());
  EXPECT_THAT(files_in(root_.archive()),
              ElementsAre(std::pair("2026/03/02/" + lifecycle::sha256_hex(bytes), bytes)));
  EXPECT_THAT(files_in(root_.outbound()), SizeIs(3)) << "report, twin, cycle de vie";
  EXPECT_TRUE(need(life.ledger().conservation()).holds());
}

TEST_F(MemoryGate, HasNothingToDoWhenNothingIsThere) {
  auto life = this->life();
  EXPECT_EQ(need(life.open().step()), Continue::no);
  EXPECT_EQ(life.open().next_ripe(), std::nullopt);
}

TEST_F(MemoryGate, WaitsForYoungFilesAndSaysUntilWhen) {
  drop(1, small_ubl());
  auto life = this->life();
  life.config.pickup.quiet = std::chrono::hours{2};
  EXPECT_EQ(life.run().flux(), 0U);
  ASSERT_TRUE(life.open().next_ripe() == std::nullopt) << "a gate that has not looked yet";
  auto& gate = life.open();
  need(gate.step());
  ASSERT_TRUE(gate.next_ripe());
  life.now = *gate.next_ripe();
  need(gate.step());
  EXPECT_EQ(gate.tally().integrated, 1U);
}

TEST_F(MemoryGate, LeavesAFileWithoutItsEndSaysSoAndRefusesItInTheEnd) {
  drop(1, small_ubl().substr(0, 500));
  drop(2, small_ubl());
  auto life = this->life();
  life.config.pickup.quiet = std::chrono::seconds{1};
  life.config.pickup.refuse_after = std::chrono::hours{3};
  const auto& tally = life.run();
  EXPECT_EQ(tally.integrated, 1U);
  ASSERT_THAT(tally.waiting, SizeIs(1));
  EXPECT_EQ(tally.waiting[0].code, "E_WAITS_XML");
  EXPECT_THAT(files_in(root_.inbound()), SizeIs(1));
  life.now += std::chrono::hours{3};
  EXPECT_EQ(life.run().rejected, 1U);
}

TEST_F(MemoryGate, TakesNoMoreThanTheQuotaOfAPartner) {
  for (int i = 1; i <= 5; ++i) drop(i, small_ubl());
  drop(6, small_ubl(), "OPE001");
  auto life = this->life();
  life.config.pickup.rules =
      ingest::PickupRules::load("place\ttext\ttool\n",
                                "partner\tdone\tmanifest\tin_flight\tper_minute\n"
                                "ABC123\t-\t-\t1\t3\n")
          .value();
  auto& gate = life.open();
  while (need(gate.step()) == Continue::yes) EXPECT_LE(gate.tally().flux(), 4U);
  EXPECT_EQ(gate.tally().flux(), 4U);
  EXPECT_EQ(gate.next_ripe(), life.now + std::chrono::minutes{1});
  life.now += std::chrono::minutes{1};
  while (need(gate.step()) == Continue::yes) continue;
  EXPECT_EQ(gate.tally().flux(), 6U);
}

/// A disk that fills up.
class Filling final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Result<DiskRoom> room(const std::string&) const override { return left; }
  DiskRoom left;
};

TEST_F(MemoryGate, TakesNothingWhileTheDiskIsNearlyFullAndGoesOnByItself) {
  Filling disk(disk_);
  disk.left.bytes = 1000;
  drop(1, small_ubl());
  auto life = this->life(disk);
  auto& gate = life.open();
  EXPECT_EQ(need(gate.step()), Continue::no);
  EXPECT_EQ(gate.tally().flux(), 0U);
  ASSERT_THAT(gate.tally().left, SizeIs(1));
  EXPECT_EQ(gate.tally().left[0].code, "E_DISK_LOW");
  disk.left = {};
  while (need(gate.step()) == Continue::yes) continue;
  EXPECT_EQ(gate.tally().integrated, 1U);
  EXPECT_THAT(gate.tally().left, SizeIs(1)) << "told once";
}

TEST_F(MemoryGate, LooksAgainUntilTheInboxIsEmpty) {
  for (int i = 1; i <= 1001; ++i) drop(i, "");
  auto life = this->life();
  EXPECT_EQ(life.run().rejected, 1001U);
}

/// A disk where the files of a name cannot be opened, once claimed.
class Unreadable final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    if (path.ends_with(name) && path.starts_with("/r/spool")) return failure("E_DISK_READ", path);
    return disk().open(path);
  }
  std::string name;
};

TEST_F(MemoryGate, TakesAReturnedFluxAgainWithTheTimeOfItsFirstReception) {
  drop(1, small_ubl());
  Unreadable disk(disk_);
  disk.name = flux_name(1);
  life(disk).run();
  auto life = this->life();
  life.now += std::chrono::hours{5};
  EXPECT_EQ(life.run().integrated, 1U);
  EXPECT_EQ(life.flux()[0].received, tests::monday);
  EXPECT_EQ(life.flux()[0].attempts, 2);
}

/// A disk whose bytes no memory can hold.
class TooMuch final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    struct Reader final : ByteReader {
      Result<std::size_t> read(std::span<char> /*room*/) override { throw std::bad_alloc(); }
    };
    if (path.ends_with(flux_name(1))) return std::make_unique<Reader>();
    return disk().open(path);
  }
};

TEST_F(MemoryGate, QuarantinesWhatThrowsAndLives) {
  drop(1, small_ubl({"N1"}));
  drop(2, small_ubl({"N2"}));
  TooMuch disk(disk_);
  for (const unsigned workers : {0U, 2U}) {
    const tests::TemporaryFolder ledger;
    GateLife life(disk, root_.folder(), (ledger.path() / "l").string(), workers);
    const auto& tally = life.run();
    EXPECT_EQ(tally.quarantined, 1U);
    EXPECT_EQ(tally.integrated, 1U);
    EXPECT_EQ(life.flux().back().cause, "E_INTERNAL");
    EXPECT_EQ(files_in(root_.quarantine()).size(), 1U);
    need(disk_.remove(root_.quarantine() + "/" + files_in(root_.quarantine()).begin()->first));
    drop(1, small_ubl({"N1"}));
    drop(2, small_ubl({"N2"}));
  }
}

/// A disk on which reading a flux of that name ends the process, as a fault of ours would.
class Deadly final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    if (path.ends_with(flux_name(1)) && path.find("/spool/") != std::string::npos) ::_exit(9);
    return disk().open(path);
  }
};

TEST(Gate, LetsAFluxThatEndsTheProcessTakeNoOtherToQuarantine) {
  const tests::TestRoot home;
  for (int i = 1; i <= 5; ++i) home.drop(flux_name(i), small_ubl({"N" + std::to_string(i)}));
  lifecycle::DiskPosix real;
  Deadly disk(real);
  const auto ledger = lifecycle::Root(home.text()).ledger();
  static_cast<void>(tests::example_tables());  // loaded before the processes part
  int lives = 0;
  for (int status = 1; status != 0 && lives < 10; ++lives) {
    const auto child = ::fork();
    if (child == 0) {
      GateLife(disk, home.text(), ledger).run();
      ::_exit(0);
    }
    ASSERT_EQ(::waitpid(child, &status, 0), child);
  }
  EXPECT_EQ(lives, 4) << "three attempts, and the fourth is not made";
  const GateLife after(disk, home.text(), ledger);
  auto all = fates(after);
  EXPECT_EQ(all.extract(flux_name(1)).mapped(), "quarantined");
  EXPECT_THAT(all, SizeIs(4));
  for (const auto& [name, fate] : all) EXPECT_EQ(fate, "integrated") << name;
}

/// Everything of a ledger that does not depend on who was faster, by file name.
std::map<std::string, std::vector<std::string>> said_of_each(const GateLife& life) {
  std::map<std::string, std::vector<std::string>> all;
  auto& ledger = life.ledger();
  for (const auto& row : life.flux()) {
    auto& said = all[row.file_name];
    said = {row.partner, row.flux_id, row.sha256, row.state, row.cause};
    for (const auto& piece : need(ledger.pieces_of(row.row)))
      said.push_back(piece.file + " " + piece.summary.number + " " + piece.state);
    for (const auto& found : need(ledger.findings_of(row.row)))
      said.push_back(std::to_string(found.piece) + found.finding.code + found.finding.place.path);
    for (const auto& step : need(ledger.transitions_of(row.row)))
      said.push_back(std::to_string(step.step.piece) + step.step.from + step.step.to);
    for (const auto& answer : need(ledger.answers_of(row.row))) said.push_back(answer.answer.kind);
  }
  return all;
}

void drop_a_mixed_day(const tests::TestRoot& home) {
  const std::string nobody(tests::unknown_recipient);
  for (int i = 1; i <= 30; ++i) {
    const auto n = std::to_string(i);
    const std::string contents[] = {small_ubl({"U" + n}), small_ubl({"B" + n, nobody}),
                                    tests::tar_gz({{"a.xml", small_ubl({"C" + n})},
                                                   {"b.xml", small_ubl({"D" + n, nobody})},
                                                   {"c.xml", "<not an invoice>"}})};
    home.drop(flux_name(i), contents[i % 3]);
  }
}

TEST(Gate, WritesTheSameLedgerWithAnyNumberOfWorkers) {
  std::map<std::string, std::vector<std::string>> first;
  for (const unsigned workers : {0U, 2U, 4U}) {
    const tests::TestRoot home;
    drop_a_mixed_day(home);
    lifecycle::DiskPosix disk;
    GateLife life(disk, home.text(), lifecycle::Root(home.text()).ledger(), workers);
    EXPECT_EQ(life.run().flux(), 30U);
    if (first.empty()) first = said_of_each(life);
    EXPECT_EQ(said_of_each(life), first) << workers << " workers";
    EXPECT_THAT(tests::files_under(home.path() / "inbound"), IsEmpty());
    EXPECT_THAT(tests::files_under(home.path() / "spool"), IsEmpty());
  }
}

TEST(Gate, DestroyedAtAnyMomentLosesAndRepeatsNothing) {
  const tests::TestRoot home;
  drop_a_mixed_day(home);
  lifecycle::DiskPosix disk;
  GateLife life(disk, home.text(), lifecycle::Root(home.text()).ledger(), 2);
  life.config.work.in_flight = 8;
  for (int i = 0; i < 4; ++i) need(life.open().step());
  life.run();
  EXPECT_THAT(life.flux(), SizeIs(30));
  EXPECT_THAT(life.told(), SizeIs(30));
  EXPECT_EQ(need(life.ledger().conservation()).pending, 0);
  EXPECT_THAT(tests::files_under(home.path() / "spool"), IsEmpty());
}

}  // namespace
}  // namespace ecluse::daemon
