#include "lifecycle/write_whole.hpp"

#include <gtest/gtest.h>

#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(WriteWhole, PutsAFileInThePlaceOfTheOneThatWasThere) {
  tests::DiskMemory disk;
  ASSERT_TRUE(disk.make_folder("/to"));
  ASSERT_TRUE(write_whole(disk, "/to/use", "one"));
  ASSERT_TRUE(write_whole(disk, "/to/use", "two"));
  EXPECT_EQ(disk.contents("/to/use"), "two");
  EXPECT_FALSE(disk.exists("/to/.use.tmp"));
}

TEST(WriteWhole, SaysThatThereIsNoSuchFolder) {
  tests::DiskMemory disk;
  EXPECT_FALSE(write_whole(disk, "/nowhere/use", "one"));
}

}  // namespace
}  // namespace ecluse::lifecycle
