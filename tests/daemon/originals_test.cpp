#include "daemon/originals.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

const lifecycle::Root root("/r");

Enclosure asked(const std::string& sha256, const std::string& entry) {
  return {0, sha256, tests::monday, entry, "F.xml"};
}

std::string read(const tests::DiskMemory& disk, const Enclosure& original) {
  std::string all;
  const auto done = originals_of(disk, root)(original, [&](std::string_view bytes) {
    all += bytes;
    return Done{};
  });
  return done ? all : done.error().code;
}

TEST(Originals, AreReadFromTheArchiveByFluxAndName) {
  tests::DiskMemory disk;
  disk.put("/r/archive/2026/03/02/bare", "<Invoice/>");
  disk.put("/r/archive/2026/03/02/tar", tests::tar_gz({{"a.xml", "<A/>"}, {"b.xml", "<B/>"}}));
  EXPECT_EQ(read(disk, asked("bare", "FSO1100A_ABC123_1")), "<Invoice/>");
  EXPECT_EQ(read(disk, asked("tar", "a.xml")), "<A/>");
  EXPECT_EQ(read(disk, asked("tar", "b.xml")), "<B/>");
  EXPECT_EQ(read(disk, asked("tar", "c.xml")), "E_ORIGINAL");
  EXPECT_EQ(read(disk, asked("gone", "a.xml")), "E_ORIGINAL");
}

TEST(Originals, StopWithWhoeverTakes) {
  tests::DiskMemory disk;
  disk.put("/r/archive/2026/03/02/bare", "<Invoice/>");
  const auto done = originals_of(disk, root)(
      asked("bare", ""), [](std::string_view) -> Done { return failure("E_DISK_WRITE", "full"); });
  EXPECT_EQ(done.error().code, "E_DISK_WRITE");
}

}  // namespace
}  // namespace ecluse::daemon
