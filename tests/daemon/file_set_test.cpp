#include "daemon/file_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(FileSet, IsReadByTheEndsOfItsNamesFromAllFoldersBelow) {
  tests::DiskMemory disk;
  disk.put("/in/b.xsd", "B");
  disk.put("/in/a/deep/c.xsd", "C");
  disk.put("/in/readme.txt", "no");
  const auto files = read_set(disk, "/in", {.suffixes = {".xsd"}});
  ASSERT_TRUE(files);
  EXPECT_THAT(*files, ElementsAre(Pair("a/deep/c.xsd", "C"), Pair("b.xsd", "B")));
}

TEST(FileSet, IsRefusedBeyondItsLimits) {
  tests::DiskMemory disk;
  disk.put("/in/a.xsd", "12345");
  disk.put("/in/b/c.xsd", "12345");
  EXPECT_TRUE(read_set(disk, "/in", {.suffixes = {".xsd"}, .total_bytes = 10}));
  for (const auto& limits : {SetLimits{.suffixes = {".xsd"}, .total_bytes = 9},
                             SetLimits{.suffixes = {".xsd"}, .depth = 0}}) {
    const auto files = read_set(disk, "/in", limits);
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().code, "E_FILES");
  }
  EXPECT_FALSE(read_set(disk, "/in", {.suffixes = {".xsd"}, .file_bytes = 4}));
}

TEST(FileSet, IsNamedByWhatItHolds) {
  const FileSet set{{"a", "1"}, {"b", "2"}};
  EXPECT_EQ(hash_of(set), hash_of(FileSet{{"a", "1"}, {"b", "2"}}));
  for (const auto& other :
       {FileSet{{"a", "1"}}, FileSet{{"a", "1"}, {"b", "3"}}, FileSet{{"a", "1"}, {"c", "2"}}})
    EXPECT_NE(hash_of(set), hash_of(other));
}

TEST(FileSet, IsCopiedAsItIs) {
  tests::DiskMemory disk;
  const FileSet set{{"a.sch", "1"}, {"parts/b.sch", "2"}};
  ASSERT_TRUE(copy_set(disk, "/to", set));
  const auto read = read_set(disk, "/to", {.suffixes = {".sch"}});
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, set);
}

TEST(FileSet, HasAPointerThatIsReplacedWhole) {
  tests::DiskMemory disk;
  ASSERT_TRUE(disk.make_folder("/to"));
  ASSERT_TRUE(replace_file(disk, "/to", "use", "one"));
  ASSERT_TRUE(replace_file(disk, "/to", "use", "two"));
  EXPECT_EQ(*read_file(disk, "/to/use", 10), "two");
  EXPECT_FALSE(disk.exists("/to/.use.tmp"));
}

}  // namespace
}  // namespace ecluse::daemon
