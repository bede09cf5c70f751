// What fsck says of the files that people keep to be joined to mémoires.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/disk_posix.hpp"
#include "lifecycle/fsck.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/shelf.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FsckShelf : public tests::LedgerFile {
 protected:
  FsckShelf() {
    auto shelf = Shelf::open(disk_, root_).value();
    ShelfItem item;
    item.sha256 = sha256_hex("octets");
    item.at = tests::noon;
    EXPECT_TRUE(shelf.keep(item, shelf.set_aside("octets").value(), {}));
  }
  std::vector<Flaw> looked() {
    auto connection = Connection::open(path_, Access::read_only).value();
    FsckReport report;
    EXPECT_TRUE(check_shelf(connection, disk_, root_, report));
    EXPECT_EQ(report.files, 1);
    return report.flaws;
  }

  DiskPosix disk_;
  Root root_{folder_.path().string()};
  const std::string name_ = "jointes/" + sha256_hex("octets"), at_ = join(root_.folder(), name_);
};

TEST_F(FsckShelf, FindsThemWhole) {
  EXPECT_THAT(looked(), IsEmpty());
}

TEST_F(FsckShelf, MissesAFile) {
  ASSERT_TRUE(disk_.remove(at_));
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::shelf_missing, name_}));
}

TEST_F(FsckShelf, SeesOtherBytes) {
  ASSERT_TRUE(disk_.write(at_, "autres"));
  EXPECT_THAT(looked(), ElementsAre(Flaw{Fault::shelf_altered, name_}));
}

}  // namespace
}  // namespace ecluse::lifecycle
