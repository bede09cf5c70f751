#include "lifecycle/kept_sets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

TableSet a_set(const std::string& words = "key\tfr\ten\n") {
  TableSet set;
  set.add("table", "texts.tsv", words);
  set.add("table", "cadres.tsv", "A1\n");
  set.tell("rulebook", "small", "abc/small.sch");
  return set;
}

class KeptSets : public testing::Test {
 protected:
  KeptSets() { EXPECT_TRUE(disk_.make_folder("/r")); }
  Root root_{"/r"};
  tests::DiskMemory disk_;
};

TEST_F(KeptSets, GiveBackWhatWasKept) {
  const auto set = a_set();
  ASSERT_TRUE(keep_set(disk_, root_, set));
  EXPECT_EQ(kept_parts(disk_, root_, set.version()).value(), set.parts);
  EXPECT_EQ(kept_bytes(disk_, root_, sha256_hex("A1\n")).value(), "A1\n");
}

TEST_F(KeptSets, HaveEachFileOnceAndWriteNothingTwice) {
  ASSERT_TRUE(keep_set(disk_, root_, a_set()));
  const auto steps = disk_.steps();
  ASSERT_TRUE(keep_set(disk_, root_, a_set()));
  EXPECT_EQ(disk_.steps(), steps);
  ASSERT_TRUE(keep_set(disk_, root_, a_set("other\n")));
  EXPECT_THAT(disk_.list("/r/versions/fichiers").value(), SizeIs(3)) << "cadres.tsv is shared";
}

TEST_F(KeptSets, HaveTheVersionOfEveryPart) {
  auto set = a_set();
  const auto version = set.version();
  EXPECT_NE(a_set("other\n").version(), version);
  set.tell("setting", "limits.pieces", "500");
  EXPECT_NE(set.version(), version);
  EXPECT_EQ(a_set().version(), version);
}

TEST_F(KeptSets, KeepNamesThatWouldBreakTheText) {
  TableSet set;
  set.add("trust", "a\tb\n.pem", "x");
  ASSERT_TRUE(keep_set(disk_, root_, set));
  EXPECT_THAT(kept_parts(disk_, root_, set.version()).value(),
              ElementsAre(SetPart{"trust", "a b .pem", sha256_hex("x")}));
}

TEST_F(KeptSets, TellWhatIsAbsentOrWasChanged) {
  const auto set = a_set();
  EXPECT_EQ(kept_parts(disk_, root_, set.version()).error().code, "E_SET_ABSENT");
  EXPECT_EQ(kept_parts(disk_, root_, "../texts.tsv").error().code, "E_SET_ABSENT");
  ASSERT_TRUE(keep_set(disk_, root_, set));
  disk_.put(root_.versions() + "/" + set.version(), "table\ttexts.tsv\tabc\n");
  EXPECT_EQ(kept_parts(disk_, root_, set.version()).error().code, "E_SET_CHANGED");
  disk_.put(root_.versions() + "/fichiers/" + sha256_hex("A1\n"), "A2\n");
  EXPECT_EQ(kept_bytes(disk_, root_, sha256_hex("A1\n")).error().code, "E_SET_CHANGED");
}

TEST_F(KeptSets, AreWholeAfterACutOnceKeptAgain) {
  const auto set = a_set();
  for (std::uint64_t step = 1; step < 30; ++step) {
    tests::DiskMemory disk;
    disk.cut_power_at(step);
    const bool kept = keep_set(disk, root_, set).has_value();
    disk.restart(tests::AfterCut::unsynced_lost);
    ASSERT_TRUE(kept || keep_set(disk, root_, set)) << step;
    ASSERT_EQ(kept_parts(disk, root_, set.version()).value(), set.parts) << step;
    for (const auto& [sha256, bytes] : set.bytes)
      ASSERT_EQ(kept_bytes(disk, root_, sha256).value(), bytes) << step;
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
