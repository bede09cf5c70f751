#include "daemon/piece_bytes.hpp"

#include <gtest/gtest.h>

#include "tests/support/archives.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::daemon {
namespace {

/// What is read of a file in a flux.
Result<std::string> read(const std::string& flux, const std::string& file) {
  tests::DiskMemory disk;
  EXPECT_TRUE(disk.make_folder("/a"));
  EXPECT_TRUE(disk.write("/a/flux", flux));
  return piece_bytes(disk, "/a/flux", file);
}

TEST(PieceBytes, AreThoseThatCame) {
  const std::string one = "<a>\r\n \xC3\xA9</a>\n", two = "<b/>";
  EXPECT_EQ(read(one, "FSO1100A_ABC123").value(), one) << "a bare document";
  const auto tar = tests::tar_gz({{"one.xml", one}, {"two.xml", two}});
  EXPECT_EQ(read(tar, "one.xml").value(), one);
  EXPECT_EQ(read(tar, "two.xml").value(), two);
  const auto zip = tests::zip({{"one.xml", one}, {"two.xml", two}});
  EXPECT_EQ(read(zip, "two.xml").value(), two);
}

TEST(PieceBytes, SayWhatIsNotThere) {
  const auto tar = tests::tar_gz({{"one.xml", "<a/>"}});
  EXPECT_EQ(read(tar, "two.xml").error(), (Error{"E_PIECE_BYTES", "two.xml"}));
  EXPECT_EQ(read(tar.substr(0, tar.size() / 2), "one.xml").error().code, "E_ENVELOPE");
  tests::DiskMemory disk;
  EXPECT_FALSE(piece_bytes(disk, "/nowhere", "one.xml"));
}

}  // namespace
}  // namespace ecluse::daemon
