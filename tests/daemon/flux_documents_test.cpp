#include "daemon/flux_documents.hpp"

#include <gtest/gtest.h>

#include "lifecycle/disk_posix.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::daemon {
namespace {

FluxDocuments documents_of(const std::string& bytes) {
  const tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "flux", bytes);
  const lifecycle::DiskPosix disk;
  return tests::need(FluxDocuments::read(disk, (folder.path() / "flux").string(), {}));
}

TEST(FluxDocuments, AreFoundByTheNameOfTheirPiece) {
  const auto bare = documents_of(tests::small_ubl());
  EXPECT_EQ(bare.find("whatever the flux is called"), tests::small_ubl());
  const auto packed = documents_of(tests::tar_gz({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}}));
  EXPECT_EQ(packed.find("b.xml"), "<b/>");
  EXPECT_EQ(packed.find("c.xml"), "");
  const auto deposited = documents_of(tests::zip({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}}));
  EXPECT_EQ(deposited.find("b.xml"), "<b/>");
}

TEST(FluxDocuments, LeaveOutWhatCannotBeOpened) {
  EXPECT_EQ(documents_of("\x1f\x8b broken").find("a.xml"), "");
  EXPECT_EQ(FluxDocuments().find("a.xml"), "");
  const lifecycle::DiskPosix disk;
  EXPECT_FALSE(FluxDocuments::read(disk, "/absent", {}));
}

}  // namespace
}  // namespace ecluse::daemon
