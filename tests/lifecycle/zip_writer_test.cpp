#include "lifecycle/zip_writer.hpp"

#include <gtest/gtest.h>

#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::DiskMemory;

std::string bytes_of(const DiskMemory& disk, const std::string& path) {
  auto reader = disk.open(path).value();
  return read_all(*reader, 1'000'000).value();
}

TEST(ZipWriter, GivesTheArchiveItsNameWhenItIsWhole) {
  DiskMemory disk;
  ASSERT_TRUE(disk.make_folder("/d"));
  {
    ZipWriter zip(disk, "/d/a.zip");
    ASSERT_TRUE(zip.begin());
    ASSERT_TRUE(zip.add("a.xml", "<a/>"));
    EXPECT_FALSE(disk.exists("/d/a.zip"));
    ASSERT_TRUE(zip.add("b.xml", ""));
    ASSERT_TRUE(zip.finish());
  }
  EXPECT_FALSE(disk.exists("/d/a.zip.part"));
  const auto bytes = bytes_of(disk, "/d/a.zip");
  EXPECT_TRUE(bytes.starts_with(std::string("PK\x03\x04\x14\x00\x00\x08\x00\x00", 10)));
  EXPECT_NE(bytes.find("a.xml<a/>"), std::string::npos) << "as it is";
  EXPECT_EQ(bytes.substr(bytes.size() - 22, 4), std::string("PK\x05\x06", 4));
}

TEST(ZipWriter, LeavesNothingOfAnArchiveThatIsNotFinished) {
  DiskMemory disk;
  ASSERT_TRUE(disk.make_folder("/d"));
  {
    ZipWriter zip(disk, "/d/a.zip");
    ASSERT_TRUE(zip.begin());
    ASSERT_TRUE(zip.add("a.xml", "<a/>"));
  }
  EXPECT_FALSE(disk.exists("/d/a.zip"));
  EXPECT_FALSE(disk.exists("/d/a.zip.part"));
}

TEST(ZipWriter, OverwritesNothing) {
  DiskMemory disk;
  ASSERT_TRUE(disk.make_folder("/d"));
  ASSERT_TRUE(disk.write("/d/a.zip", "mine"));
  ZipWriter zip(disk, "/d/a.zip");
  EXPECT_EQ(zip.begin().error(), (Error{"E_EXISTS", "/d/a.zip"}));
  EXPECT_EQ(bytes_of(disk, "/d/a.zip"), "mine");
}

}  // namespace
}  // namespace ecluse::lifecycle
