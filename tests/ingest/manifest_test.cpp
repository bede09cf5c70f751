#include "ingest/manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/disk_memory.hpp"

namespace ecluse::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const std::string hash(64, 'a');
const std::string other(64, 'b');
const Instant noon = parse_utc("2026-03-02T12:00:00.000Z").value();

TEST(Manifest, ListsFilesWithTheirSizeAndHash) {
  EXPECT_THAT(
      read_manifest("# ours\n" + hash + "  12 a file.xml\r\n\n" + std::string(64, 'B') +
                    "\t0\tg\n"),
      ElementsAre(Pair("a file.xml", ManifestLine{12, hash}), Pair("g", ManifestLine{0, other})));
}

TEST(Manifest, LeavesOutWhatSaysSomethingElse) {
  for (const std::string& line :
       std::vector<std::string>{hash, hash + " 12", hash + " x f", "abc 12 f", hash + " 12.5 f",
                                std::string(64, 'g') + " 12 f", "f " + hash + " 12"})
    EXPECT_THAT(read_manifest(line), IsEmpty()) << line;
}

TEST(Manifests, AreReadOnceAndAgainWhenTheyChange) {
  tests::DiskMemory disk;
  Manifests manifests;
  const auto list = [&] {
    const auto files = disk.list("in").value();
    for (const auto& file : files) manifests.met(file);
    manifests.settle(disk, "in");
  };
  disk.put("in/m", hash + " 1 f\n", noon);
  list();
  ASSERT_TRUE(manifests.find("f"));
  EXPECT_EQ(manifests.find("f")->size, 1U);
  EXPECT_FALSE(manifests.find("g"));
  disk.put("in/m", hash + " 2 f\n", noon + std::chrono::seconds(1));
  list();
  EXPECT_EQ(manifests.find("f")->size, 2U);
  disk.set_unreadable("in/m", true);
  list();
  EXPECT_EQ(manifests.find("f")->size, 2U) << "it has not changed: it was not read again";
  disk.put("in/n", other + " 3 f\n", noon + std::chrono::seconds(2));
  list();
  EXPECT_EQ(manifests.find("f")->size, 3U) << "the youngest counts";
  disk.set_unreadable("in/m", false);
  (void)disk.remove("in/m");
  (void)disk.remove("in/n");
  manifests.settle(disk, "in");
  EXPECT_FALSE(manifests.find("f")) << "both are gone";
}

}  // namespace
}  // namespace ecluse::ingest
