#include "model/network_disk.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(NetworkDisk, IsToldByTheNumberOfTheFileSystem) {
  EXPECT_EQ(network_disk(0x6969), "NFS");
  EXPECT_EQ(network_disk(0xFF534D42), "CIFS");
  EXPECT_EQ(network_disk(0xFE534D42), "SMB2");
  EXPECT_EQ(network_disk(0x65735546), "FUSE");
}

TEST(NetworkDisk, IsNoDiskOfThisMachine) {
  for (const std::uint32_t local :
       {0xEF53U /* ext4 */, 0x58465342U /* xfs */, 0x01021994U /* tmpfs */})
    EXPECT_EQ(network_disk(local), "") << local;
}

}  // namespace
}  // namespace ecluse
