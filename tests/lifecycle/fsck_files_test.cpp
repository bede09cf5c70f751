// What fsck says of the files of a root.
#include <gmock/gmock.h>

#include "lifecycle/day_roots.hpp"
#include "lifecycle/fsck.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/lifecycle/sealed_ledger.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// One flux of which the bytes are "abc", in the archive, and its answer in outbound.
class FsckFiles : public tests::SealedLedger {
 protected:
  FsckFiles() {
    auto outcome = outcome_at(1, tests::noon);
    outcome.examined.sha256 = sha256_hex("abc");
    EXPECT_TRUE(recorded(outcome));
    disk_.put(archived(), "abc");
    disk_.put("/r/outbound/AAA999/CSO1100A_1", "<answer>1");
  }
  std::string archived() const {
    return root_.archive_of(Date{std::chrono::year{2026} / 1 / 15}, sha256_hex("abc"));
  }
  std::vector<Flaw> looked() {
    auto connection = Connection::open(path_, Access::read_only).value();
    FsckReport report;
    EXPECT_TRUE(check_files(connection, disk_, root_, list_files(disk_, root_).value(), report));
    for (auto& flaw : report.flaws) flaw.object = flaw.object.substr(0, flaw.object.find('/'));
    return report.flaws;
  }

  Root root_{"/r"};
  tests::DiskMemory disk_;
};

TEST_F(FsckFiles, FindsThemAsTheLedgerTells) {
  EXPECT_THAT(looked(), IsEmpty());
}

TEST_F(FsckFiles, MissesAFileOfTheArchiveUnlessItWaitsInTheSpool) {
  ASSERT_TRUE(disk_.remove(archived()));
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::archive_missing, "archive"}));
  disk_.put("/r/spool/AAA999/a-1~facture.xml", "abc");
  EXPECT_THAT(looked(), IsEmpty());
}

TEST_F(FsckFiles, MissesNoFileThatLeftByOrder) {
  ASSERT_TRUE(disk_.remove(archived()));
  const auto batch = begun();
  ASSERT_TRUE(batch->purge({Date{std::chrono::year{2026} / 1 / 15}, sha256_hex("abc"), 3,
                            tests::noon, "Anne", "10 ans"}));
  ASSERT_TRUE(batch->commit());
  EXPECT_THAT(looked(), IsEmpty());
}

TEST_F(FsckFiles, SeesOtherBytes) {
  disk_.put(archived(), "abd");
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::archive_altered, "archive"}));
}

TEST_F(FsckFiles, SeesAFileThatNoFluxBrought) {
  disk_.put("/r/archive/2026/01/15/" + sha256_hex("x"), "x");
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::archive_foreign, "archive"}));
}

TEST_F(FsckFiles, ComparesReturnFilesThatStillStand) {
  disk_.put("/r/outbound/AAA999/CSO1100A_1", "<answer>2");
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::answer_altered, "outbound"}));
  ASSERT_TRUE(disk_.remove("/r/outbound/AAA999/CSO1100A_1"));
  EXPECT_THAT(looked(), IsEmpty()) << "the partner took it";
  disk_.put("/r/outbound/AAA999/CSO1100A_9", "<answer>");
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::answer_foreign, "outbound"}));
}

TEST_F(FsckFiles, ComparesTheRootsOfDays) {
  using namespace std::chrono_literals;
  ASSERT_TRUE(keep_roots(disk_, root_, *ledger_, tests::noon + 24h));
  EXPECT_THAT(looked(), IsEmpty());
  disk_.put(root_.proof_of("2026-01-15"), "{}");
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::root_file_wrong, "preuves"}));
}

}  // namespace
}  // namespace ecluse::lifecycle
