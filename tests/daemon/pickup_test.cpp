#include "daemon/pickup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/tables.hpp"
#include "tests/daemon/disk_through.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const Instant noon = parse_utc("2026-03-02T12:00:00.000Z").value();
const lifecycle::Root root{"/r"};

class Nearly final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Result<DiskRoom> room(const std::string& path) const override {
    if (path != "/r") return failure("E_DISK_READ", path);
    return left;
  }
  DiskRoom left;
};

TEST(PickupTables, AreThoseOfTheRootWhereItHasThem) {
  tests::DiskMemory disk;
  EXPECT_TRUE(read_pickup_rules(disk, root).value().is_temporary("f.filepart"));
  disk.put("/r/referentiel/temporary_names.tsv", "place\ttext\ttool\nend\t.new\tours\n");
  disk.put("/r/referentiel/pickup.tsv",
           "partner\tdone\tmanifest\tin_flight\tper_minute\nA\t.done\t-\t3\t-\n");
  const auto rules = read_pickup_rules(disk, root).value();
  EXPECT_FALSE(rules.is_temporary("f.filepart"));
  EXPECT_TRUE(rules.is_temporary("f.new"));
  EXPECT_EQ(rules.of("A").in_flight, 3U);
  disk.put("/r/referentiel/pickup.tsv", "partner\n");
  EXPECT_THAT(read_pickup_rules(disk, root).error().detail, HasSubstr("pickup.tsv"));
}

TEST(LowDisk, IsToldByBytesAndByInodes) {
  tests::DiskMemory memory;
  Nearly disk(memory);
  const Config::Pickup pickup;
  disk.left = {pickup.free_bytes, pickup.free_files, {}};
  EXPECT_FALSE(low_disk(disk, root, pickup));
  disk.left.bytes -= 1;
  EXPECT_THAT(low_disk(disk, root, pickup)->detail, HasSubstr("free_bytes = 100000000"));
  disk.left = {pickup.free_bytes, pickup.free_files - 1, {}};
  EXPECT_THAT(low_disk(disk, root, pickup)->detail, HasSubstr("free_files = 1000"));
  EXPECT_FALSE(low_disk(disk, lifecycle::Root("/other"), pickup)) << "it cannot tell";
}

TEST(Overdue, IsWhatHasWaitedLongerThanConfigured) {
  const Config::Pickup pickup;
  const ingest::Unfinished file{"A", "f", 12, ingest::Missing::xml_end, noon};
  EXPECT_THAT(overdue({file}, pickup, noon + pickup.report_after - 1ms), IsEmpty());
  const auto errors = overdue({file}, pickup, noon + pickup.report_after);
  ASSERT_THAT(errors, SizeIs(1));
  EXPECT_EQ(errors[0],
            (Error{"E_WAITS_XML", "A/f: 12 bytes, unchanged since 2026-03-02T12:00:00.000Z"}));
}

TEST(Overdue, HasWordsForEverythingThatMayBeMissing) {
  const auto tables = Tables::standard().value();
  for (int missing = 1; missing <= static_cast<int>(ingest::Missing::manifest); ++missing) {
    const auto code = code_of(static_cast<ingest::Missing>(missing));
    EXPECT_NE(code, "");
    EXPECT_NE(tables.catalogue.text(code, Language::fr, {}), code);
  }
}

TEST(Announcement, IsForgottenWhereThePartnerSendsSuch) {
  tests::DiskMemory disk;
  for (const auto* name : {"A/f.done", "A/g.done", "B/f.done"})
    disk.put(std::string("/r/inbound/") + name, "");
  const auto rules = ingest::PickupRules::load(
                         "place\ttext\ttool\n",
                         "partner\tdone\tmanifest\tin_flight\tper_minute\nA\t.done\t-\t-\t-\n")
                         .value();
  for (const auto* partner : {"A", "B"})
    EXPECT_TRUE(forget_announcement(disk, root, rules, {partner, {"f", 0, 0, 0, true}}));
  EXPECT_FALSE(disk.exists("/r/inbound/A/f.done"));
  EXPECT_TRUE(disk.exists("/r/inbound/A/g.done"));
  EXPECT_TRUE(disk.exists("/r/inbound/B/f.done"));
}

TEST(Settle, FollowsTheConfiguration) {
  Config::Pickup pickup;
  pickup.quiet = 5s;
  pickup.refuse_after = 2h;
  const auto settle = settle_of(pickup, 7);
  EXPECT_EQ(settle.quiet, 5s);
  EXPECT_EQ(settle.patience, 2h);
  EXPECT_EQ(settle.at_most, 7U);
}

}  // namespace
}  // namespace ecluse::daemon
