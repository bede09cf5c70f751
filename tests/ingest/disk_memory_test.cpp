#include "tests/support/disk_memory.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ecluse::tests {
namespace {

using Files = std::map<std::string, std::string>;

/// A disk that holds in/a = "old", durable.
void drop_a(DiskMemory& disk) {
  disk.put("in/a", "old");
  disk.put("out/anchor", "");
}

struct CutRow {
  const char* name;
  std::function<void(Disk&)> act;
  Files kept;  ///< after a cut that kept everything
  Files lost;  ///< after a cut that lost what was not synced
};

class DiskMemoryCut : public testing::TestWithParam<CutRow> {};

TEST_P(DiskMemoryCut, LeavesWhatTheRowSays) {
  for (const auto what : {AfterCut::all_kept, AfterCut::unsynced_lost}) {
    DiskMemory disk;
    drop_a(disk);
    GetParam().act(disk);
    disk.restart(what);
    Files expected = what == AfterCut::all_kept ? GetParam().kept : GetParam().lost;
    expected["out/anchor"] = "";
    EXPECT_EQ(disk.files(), expected);
  }
}

const std::vector<CutRow> cut_rows{
    {"NewFile",
     [](Disk& d) { (void)d.write("in/b", "new"); },
     {{"in/a", "old"}, {"in/b", "new"}},
     {{"in/a", "old"}}},
    {"NewFileWhoseFolderAloneIsSynced",
     [](Disk& d) {
       (void)d.write("in/b", "new");
       (void)d.sync_folder("in");
     },
     {{"in/a", "old"}, {"in/b", "new"}},
     {{"in/a", "old"}, {"in/b", ""}}},
    {"NewFileWhoseContentsAloneAreSynced",
     [](Disk& d) {
       (void)d.write("in/b", "new");
       (void)d.sync_file("in/b");
     },
     {{"in/a", "old"}, {"in/b", "new"}},
     {{"in/a", "old"}}},
    {"NewFileSynced",
     [](Disk& d) {
       (void)d.write("in/b", "new");
       (void)d.sync_file("in/b");
       (void)d.sync_folder("in");
     },
     {{"in/a", "old"}, {"in/b", "new"}},
     {{"in/a", "old"}, {"in/b", "new"}}},
    {"Overwrite", [](Disk& d) { (void)d.write("in/a", "new"); }, {{"in/a", "new"}}, {{"in/a", ""}}},
    {"Rename",
     [](Disk& d) { (void)d.rename("in/a", "out/a"); },
     {{"out/a", "old"}},
     {{"in/a", "old"}}},
    {"RenameWithOneFolderSynced",
     [](Disk& d) {
       (void)d.rename("in/a", "out/a");
       (void)d.sync_folder("out");
     },
     {{"out/a", "old"}},
     {{"in/a", "old"}}},
    {"RenameWithBothFoldersSynced",
     [](Disk& d) {
       (void)d.rename("in/a", "out/a");
       (void)d.sync_folder("in");
       (void)d.sync_folder("out");
     },
     {{"out/a", "old"}},
     {{"out/a", "old"}}},
    {"RemovalBehindARenameHalfSynced",
     [](Disk& d) {
       (void)d.rename("in/a", "out/a");
       (void)d.remove("out/a");
       (void)d.sync_folder("out");
     },
     {},
     {{"in/a", "old"}}},
    {"RemovalBehindARenameSyncedLater",
     [](Disk& d) {
       (void)d.rename("in/a", "out/a");
       (void)d.remove("out/a");
       (void)d.sync_folder("out");
       (void)d.sync_folder("in");
     },
     {},
     {}},
    {"Removal", [](Disk& d) { (void)d.remove("in/a"); }, {}, {{"in/a", "old"}}},
    {"FileInANewFolderNeverSynced",
     [](Disk& d) {
       (void)d.make_folder("new/deep");
       (void)d.write("new/deep/b", "new");
       (void)d.sync_file("new/deep/b");
       (void)d.sync_folder("new/deep");
     },
     {{"in/a", "old"}, {"new/deep/b", "new"}},
     {{"in/a", "old"}}},
    {"EverythingSynced",
     [](Disk& d) {
       (void)d.make_folder("new");
       (void)d.write("new/b", "new");
       (void)d.rename("in/a", "new/a");
       (void)d.sync_all("new");
     },
     {{"new/a", "old"}, {"new/b", "new"}},
     {{"new/a", "old"}, {"new/b", "new"}}},
};

INSTANTIATE_TEST_SUITE_P(Rows, DiskMemoryCut, testing::ValuesIn(cut_rows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(DiskMemory, CutsThePowerAtTheStepAskedFor) {
  DiskMemory disk;
  disk.put("in/a", "old");
  disk.cut_power_at(2);
  EXPECT_TRUE(disk.write("in/b", "1").has_value());
  EXPECT_FALSE(disk.is_cut());
  EXPECT_EQ(disk.write("in/c", "2").error().code, "E_DISK_CUT");
  EXPECT_TRUE(disk.is_cut());
  EXPECT_EQ(disk.facts("in/a").error().code, "E_DISK_CUT");
  EXPECT_EQ(disk.steps(), 2U);
  disk.restart(AfterCut::all_kept);
  EXPECT_EQ(disk.files(), (Files{{"in/a", "old"}, {"in/b", "1"}}));
}

TEST(DiskMemory, LosesByASeedSomeOfWhatWasNotSynced) {
  std::set<Files> found;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    DiskMemory disk;
    drop_a(disk);
    EXPECT_TRUE(disk.write("in/b", "new"));
    EXPECT_TRUE(disk.append("in/a", "er"));
    disk.restart(AfterCut::some_lost, seed);
    found.insert(disk.files());
  }
  std::set<Files> possible;
  for (const auto* a : {"old", "older"})
    for (const auto* b : {"", "new", "absent"}) {
      Files files{{"out/anchor", ""}, {"in/a", a}, {"in/b", b}};
      if (files["in/b"] == "absent") files.erase("in/b");
      possible.insert(files);
    }
  EXPECT_EQ(found, possible);
}

TEST(DiskMemory, CountsApartWhatChangesAndWhatIsSettled) {
  DiskMemory disk;
  drop_a(disk);
  const auto changed = disk.changed(), settled = disk.settled();
  EXPECT_TRUE(disk.sync_all("in"));
  EXPECT_EQ(disk.settled(), settled) << "nothing was to be synced";
  EXPECT_TRUE(disk.append("in/a", "er"));
  EXPECT_GT(disk.changed(), changed);
  EXPECT_EQ(disk.settled(), settled);
  EXPECT_TRUE(disk.sync_file("in/a"));
  EXPECT_GT(disk.settled(), settled);
}

TEST(DiskMemory, ListsOnlyTheMembersOfAFolder) {
  DiskMemory disk;
  disk.put("in/p/a", "12345", Instant(std::chrono::milliseconds(7)));
  disk.put("in/p/deep/b", "");
  disk.put("in/p0", "");
  const auto members = disk.list("in/p").value();
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].name, "a");
  EXPECT_EQ(members[0].size, 5U);
  EXPECT_EQ(members[0].modified_ns, 7'000'000);
  EXPECT_TRUE(members[0].regular);
  EXPECT_FALSE(members[1].regular);
  EXPECT_EQ(disk.folders("in").value(), std::vector<std::string>{"p"});
}

TEST(DiskMemory, PretendsTheTroubleItIsAskedFor) {
  DiskMemory disk;
  disk.put("in/a", "x");
  disk.set_unreadable("in", true);
  disk.set_read_only("in", true);
  disk.set_being_written("in/a", true);
  EXPECT_EQ(disk.list("in").error().code, "E_DISK_READ");
  EXPECT_EQ(disk.remove("in/a").error().code, "E_DISK_WRITE");
  EXPECT_TRUE(disk.being_written("in/a"));
  disk.set_unreadable("in", false);
  disk.set_read_only("in", false);
  disk.set_being_written("in/a", false);
  EXPECT_TRUE(disk.list("in").has_value());
  EXPECT_TRUE(disk.remove("in/a").has_value());
  EXPECT_FALSE(disk.being_written("in/a"));
}

}  // namespace
}  // namespace ecluse::tests
