#include "lifecycle/spool.hpp"

#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::AfterCut;
using tests::DiskMemory;
using tests::noon;

Result<bool> nothing_finished(std::string_view /*arrival_id*/) {
  return false;
}

class SpoolTest : public testing::Test {
 protected:
  SpoolTest() { EXPECT_TRUE(make_root(disk_, root_)); }

  Spool opened() { return Spool::open(disk_, root_, noon).value(); }

  Arrival dropped(const std::string& name, std::string_view bytes = "bytes") {
    const auto path = root_.inbound_of("AAA999") + "/" + name;
    disk_.put(path, bytes, noon);
    return {"AAA999", disk_.facts(path).value()};
  }

  static std::string identity_of(const Arrival& arrival) {
    std::ostringstream text;
    text << std::hex << arrival.file.inode << '-' << arrival.file.modified_ns;
    return text.str();
  }

  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& [path, bytes] : disk_.files()) names.push_back(path);
    return names;
  }

  DiskMemory disk_;
  Root root_{"/r"};
};

TEST_F(SpoolTest, ClaimsAFileByMovingItsBytesUnchanged) {
  const auto arrival = dropped("FSO1100A_X");
  auto spool = opened();
  const auto flux = spool.claim(arrival, noon, nothing_finished).value().value();
  EXPECT_EQ(flux.partner, "AAA999");
  EXPECT_EQ(flux.file_name, "FSO1100A_X");
  EXPECT_EQ(flux.received, noon);
  EXPECT_EQ(flux.file, arrival.file);
  EXPECT_EQ(flux.spool_path, "/r/spool/AAA999/" + flux.arrival_id + "~FSO1100A_X");
  EXPECT_EQ(files(), std::vector{flux.spool_path});
  EXPECT_EQ(disk_.contents(flux.spool_path), "bytes");
}

TEST_F(SpoolTest, MakesTheArrivalIdFromInodeAndTime) {
  const auto arrival = dropped("x");
  const auto flux = opened().claim(arrival, noon, nothing_finished).value().value();
  EXPECT_EQ(flux.arrival_id, identity_of(arrival));
}

TEST_F(SpoolTest, LeavesAFileThatIsNotTheOneNoticed) {
  const auto gone = dropped("gone");
  ASSERT_TRUE(disk_.remove("/r/inbound/AAA999/gone"));
  const auto rewritten = dropped("rewritten");
  ASSERT_TRUE(disk_.write("/r/inbound/AAA999/rewritten", "other bytes"));
  auto spool = opened();
  EXPECT_EQ(spool.claim(gone, noon, nothing_finished).value(), std::nullopt);
  EXPECT_EQ(spool.claim(rewritten, noon, nothing_finished).value(), std::nullopt);
  EXPECT_EQ(files(), std::vector<std::string>{"/r/inbound/AAA999/rewritten"});
}

TEST_F(SpoolTest, GivesAFreshIdToAFileThatLooksLikeOneFinished) {
  const auto arrival = dropped("x");
  std::string first, second;
  const auto finished = [&](std::string_view id) -> Result<bool> {
    if (first.empty()) first = id;
    return id == first || id == first + "-2";
  };
  const auto flux = opened().claim(arrival, noon, finished).value().value();
  EXPECT_EQ(flux.arrival_id, first + "-3");
}

TEST_F(SpoolTest, GivesAFreshIdToASecondNameOfAClaimedFile) {
  // Two hard links of one inode: the id of the second stands in the spool under the first's name.
  const auto second = dropped("y");
  disk_.put("/r/spool/AAA999/" + identity_of(second) + "~x", "bytes", noon);
  auto spool = opened();
  EXPECT_EQ(spool.claim(second, noon, nothing_finished).value()->arrival_id,
            identity_of(second) + "-2");
}

TEST_F(SpoolTest, KeepsAtMost180BytesOfANameAndNoHalfCharacter) {
  const std::string name = std::string(179, 'a') + "é" + std::string(50, 'b');
  const auto flux = opened().claim(dropped(name), noon, nothing_finished).value().value();
  EXPECT_EQ(flux.file_name, std::string(179, 'a'));
  EXPECT_EQ(opened().found().front().file_name, flux.file_name);
}

TEST_F(SpoolTest, PassesOnTheErrorsOfTheLedgerAndOfTheDisk) {
  const auto arrival = dropped("x");
  auto spool = opened();
  const auto asked = spool.claim(arrival, noon, [](std::string_view) -> Result<bool> {
    return failure("E_LEDGER", "broken");
  });
  EXPECT_EQ(asked.error().code, "E_LEDGER");
  disk_.set_read_only("/r/spool", true);
  EXPECT_EQ(spool.claim(arrival, noon, nothing_finished).error().code, "E_DISK_WRITE");
  disk_.set_unreadable("/r/spool", true);
  EXPECT_EQ(Spool::open(disk_, root_, noon).error().code, "E_DISK_READ");
}

TEST_F(SpoolTest, FindsWhatStoodThereInOrderOfArrival) {
  disk_.put("/r/spool/BBB111/1-2~second", "b", noon);
  disk_.put("/r/spool/AAA999/3-4~later", "c", noon + std::chrono::seconds{1});
  disk_.put("/r/spool/AAA999/5-6~a~b", "d", noon);
  disk_.put("/r/spool/AAA999/foreign", "e", noon);
  const auto spool = opened();
  ASSERT_EQ(spool.found().size(), 3U);
  EXPECT_EQ(spool.found()[0].arrival_id, "5-6");
  EXPECT_EQ(spool.found()[0].file_name, "a~b");
  EXPECT_EQ(spool.found()[0].spool_path, "/r/spool/AAA999/5-6~a~b");
  EXPECT_EQ(spool.found()[0].received, noon);
  EXPECT_EQ(spool.found()[1].arrival_id, "3-4");
  EXPECT_EQ(spool.found()[2].partner, "BBB111");
}

TEST_F(SpoolTest, PutsFinishedFilesAwayByTheirContent) {
  auto spool = opened();
  const auto flux = spool.claim(dropped("x"), noon, nothing_finished).value().value();
  ASSERT_TRUE(spool.put_away(flux, {Fate::rejected, "cafe", noon}));
  EXPECT_EQ(files(), std::vector<std::string>{"/r/archive/2026/01/15/cafe"});
}

TEST_F(SpoolTest, KeepsTheSameBytesOnceADay) {
  auto spool = opened();
  for (const auto* name : {"x", "y"}) {
    const auto flux = spool.claim(dropped(name), noon, nothing_finished).value().value();
    ASSERT_TRUE(spool.put_away(flux, {Fate::integrated, "cafe", noon}));
  }
  EXPECT_EQ(files(), std::vector<std::string>{"/r/archive/2026/01/15/cafe"});
}

TEST_F(SpoolTest, NeverTakesAnArchivedFileOfAnotherSizeForTheSame) {
  disk_.put("/r/archive/2026/01/15/cafe", "other bytes");
  auto spool = opened();
  const auto flux = spool.claim(dropped("x"), noon, nothing_finished).value().value();
  EXPECT_EQ(spool.put_away(flux, {Fate::integrated, "cafe", noon}).error().code, "E_ARCHIVE");
  EXPECT_EQ(disk_.contents(flux.spool_path), "bytes");
}

TEST_F(SpoolTest, PutsQuarantinedFilesApartUnderTheirOwnNames) {
  auto spool = opened();
  const auto flux = spool.claim(dropped("x"), noon, nothing_finished).value().value();
  ASSERT_TRUE(spool.put_away(flux, {Fate::quarantined, "", noon}));
  EXPECT_EQ(files(), std::vector{"/r/quarantine/AAA999/" + flux.arrival_id + "~x"});
}

TEST_F(SpoolTest, ForgetsAnIdOnceItsFileIsPutAway) {
  auto spool = opened();
  const auto arrival = dropped("x");
  const auto flux = spool.claim(arrival, noon, nothing_finished).value().value();
  ASSERT_TRUE(spool.put_away(flux, {Fate::integrated, "cafe", noon}));
  ASSERT_TRUE(disk_.rename("/r/archive/2026/01/15/cafe", "/r/inbound/AAA999/x"));
  EXPECT_EQ(spool.claim(arrival, noon, nothing_finished).value()->arrival_id, flux.arrival_id);
}

/// A ledger that never loses what it was told, and one run of the house over a disk that may be
/// cut.
class House {
 public:
  House(DiskMemory& disk, Root root) : disk_(disk), root_(std::move(root)) {}

  /// Claims, records and puts away everything; false when the power was cut on the way.
  bool run() {
    auto spool = Spool::open(disk_, root_, noon);
    if (!spool) return false;
    std::vector<Flux> flux = spool->found();
    const auto files = disk_.list(root_.inbound_of("AAA999"));
    if (!files) return false;
    for (const auto& file : *files) {
      const auto claimed =
          spool->claim({"AAA999", file}, noon,
                       [&](std::string_view id) -> Result<bool> { return finished_.contains(id); });
      if (!claimed) return false;
      if (*claimed) flux.push_back(**claimed);
    }
    if (!spool->settle()) return false;
    for (const auto& one : flux)
      if (!record(one) || !spool->put_away(one, finished_.find(one.arrival_id)->second))
        return false;
    return !disk_.is_cut();
  }

  std::map<std::string, int> recorded;  ///< how often, by content

 private:
  bool record(const Flux& flux) {
    if (finished_.contains(flux.arrival_id)) return true;
    auto reader = disk_.open(flux.spool_path);
    if (!reader) return false;
    const auto bytes = read_all(**reader, 1000);
    if (!bytes) return false;
    ++recorded[*bytes];
    finished_[flux.arrival_id] = {Fate::integrated, sha256_hex(*bytes), noon};
    return true;
  }

  DiskMemory& disk_;
  Root root_;
  std::map<std::string, Finished, std::less<>> finished_;
};

class PowerCut : public testing::TestWithParam<AfterCut> {};

TEST_P(PowerCut, AtAnyStepLosesNothingAndRepeatsNothing) {
  std::uint64_t cuts = 0;
  for (bool was_cut = true; was_cut; ++cuts) {
    DiskMemory disk;
    const Root root("/r");
    ASSERT_TRUE(make_root(disk, root));
    ASSERT_TRUE(disk.sync_all("/"));
    disk.put("/r/inbound/AAA999/a", "first", noon);
    disk.put("/r/inbound/AAA999/b", "second", noon);
    House house(disk, root);
    disk.cut_power_at(disk.steps() + cuts + 1);
    was_cut = !house.run();
    disk.restart(GetParam());
    ASSERT_TRUE(house.run()) << "cut " << cuts;
    ASSERT_TRUE(house.run()) << "cut " << cuts;
    EXPECT_EQ(house.recorded, (std::map<std::string, int>{{"first", 1}, {"second", 1}}))
        << "cut " << cuts;
    EXPECT_EQ(
        disk.files(),
        (std::map<std::string, std::string>{
            {root.archive_of(*parse_iso_date("2026-01-15"), sha256_hex("first")), "first"},
            {root.archive_of(*parse_iso_date("2026-01-15"), sha256_hex("second")), "second"}}))
        << "cut " << cuts;
  }
  EXPECT_GT(cuts, 8U);
}

INSTANTIATE_TEST_SUITE_P(Spool, PowerCut,
                         testing::Values(AfterCut::all_kept, AfterCut::unsynced_lost));

}  // namespace
}  // namespace ecluse::lifecycle
