#include "lifecycle/fsck.hpp"

#include <map>
#include <set>

#include <gmock/gmock.h>

#include "lifecycle/disk_posix.hpp"
#include "tests/lifecycle/sealed_ledger.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class Fsck : public tests::SealedLedger {
 protected:
  FsckReport looked() {
    const DiskPosix disk;
    return fsck(disk, Root(folder_.path().string()), {}).value();
  }
};

TEST_F(Fsck, LooksAtTheLedgerAndAtTheFiles) {
  fill();
  const auto report = looked();
  EXPECT_EQ(report.seals, 6);
  EXPECT_EQ(report.days, 1);
  EXPECT_EQ(report.rows, 49);
  std::map<Fault, int> faults;
  for (const auto& flaw : report.flaws) ++faults[flaw.fault];
  EXPECT_THAT(faults, ElementsAre(Pair(Fault::archive_missing, 4), Pair(Fault::set_missing, 1)))
      << "nothing stands in the archive nor in versions";
}

TEST_F(Fsck, HasNothingToSayOfAnEmptyLedger) {
  EXPECT_THAT(looked().flaws, IsEmpty());
}

TEST_F(Fsck, LeavesALedgerAtWorkAlone) {
  fill();
  const auto batch = begun();
  ASSERT_TRUE(batch->attempt(tests::flux_numbered(9, "a-9").flux));
  EXPECT_EQ(looked().seals, 6);
  ASSERT_TRUE(batch->commit());
  EXPECT_THAT(flaws(), IsEmpty()) << "what is pending has no seal yet";
}

TEST_F(Fsck, NamesItsFaultsDifferently) {
  std::set<std::string_view> names;
  for (std::size_t at = 0; at < fault_count; ++at) names.insert(name_of(static_cast<Fault>(at)));
  EXPECT_EQ(names.size(), fault_count);
}

TEST_F(Fsck, SaysThatThereIsNoLedger) {
  const DiskPosix disk;
  EXPECT_EQ(fsck(disk, Root("/nowhere"), {}).error().code, "E_LEDGER");
}

}  // namespace
}  // namespace ecluse::lifecycle
