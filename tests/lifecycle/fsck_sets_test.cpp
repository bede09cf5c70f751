// What fsck says of the sets of tables that decisions were taken with.
#include <gmock/gmock.h>

#include "lifecycle/fsck.hpp"
#include "lifecycle/kept_sets.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/lifecycle/sealed_ledger.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// One flux judged with a set of two tables and a rulebook, which is kept.
class FsckSets : public tests::SealedLedger {
 protected:
  FsckSets() {
    EXPECT_TRUE(disk_.make_folder("/r"));
    set_.add("table", "texts.tsv", "key\n");
    set_.add("trust", "ca.pem", "CA\n");
    set_.tell("rulebook", "small", "abc/small.sch");
    EXPECT_TRUE(keep_set(disk_, root_, set_));
    auto outcome = outcome_at(1, tests::noon);
    outcome.examined.tables = set_.version();
    EXPECT_TRUE(recorded(outcome));
  }
  std::vector<Flaw> looked() {
    auto connection = Connection::open(path_, Access::read_only).value();
    FsckReport report;
    EXPECT_TRUE(check_sets(connection, disk_, root_, report));
    return report.flaws;
  }
  [[nodiscard]] std::string table() const { return "versions/fichiers/" + sha256_hex("key\n"); }

  TableSet set_;
  Root root_{"/r"};
  tests::DiskMemory disk_;
};

TEST_F(FsckSets, FindsThemWhole) {
  EXPECT_THAT(looked(), IsEmpty());
}

TEST_F(FsckSets, MissesASetThatADecisionNames) {
  ASSERT_TRUE(disk_.remove("/r/versions/" + set_.version()));
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::set_missing, "versions/" + set_.version()}));
}

TEST_F(FsckSets, MissesATableOfIt) {
  ASSERT_TRUE(disk_.remove("/r/" + table()));
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::set_missing, table()}));
}

TEST_F(FsckSets, SeesOtherWords) {
  disk_.put("/r/" + table(), "key\tother\n");
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::set_altered, table(), "E_SET_CHANGED"}));
}

}  // namespace
}  // namespace ecluse::lifecycle
