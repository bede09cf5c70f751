#include "daemon/held_file.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

TEST(HeldFile, IsReadAsOnADisk) {
  const std::string bytes = "0123456789";
  const HeldFile disk("un.xml", bytes);
  EXPECT_EQ(disk.facts("un.xml")->size, 10U);
  EXPECT_TRUE(disk.facts("un.xml")->regular);
  EXPECT_EQ(disk.list("").value(), std::vector{disk.facts()});
  EXPECT_EQ(read_all(**disk.open("un.xml"), 100).value(), bytes);
  EXPECT_EQ(disk.slice("un.xml", 3, 4).value(), "3456");
  EXPECT_FALSE(disk.being_written("un.xml"));
}

TEST(HeldFile, IsAloneThere) {
  const HeldFile disk("un.xml", "x");
  EXPECT_FALSE(disk.exists("/etc/passwd"));
  EXPECT_EQ(disk.open("/etc/passwd").error().code, "E_DISK_READ");
  EXPECT_EQ(disk.facts("/etc/passwd").error().code, "E_DISK_READ");
  EXPECT_TRUE(disk.folders("").value().empty());
}

}  // namespace
}  // namespace ecluse::daemon
