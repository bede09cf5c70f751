#include "ingest/inbox.hpp"

#include <gtest/gtest.h>

#include "tests/support/disk_memory.hpp"

namespace ecluse::ingest {
namespace {

using std::chrono::milliseconds;
using tests::DiskMemory;

const Instant noon = parse_utc("2026-03-02T12:00:00.000Z").value();
const Instant long_ago = noon - std::chrono::hours(1);

std::vector<std::string> names(const std::vector<Arrival>& arrivals) {
  std::vector<std::string> found;
  found.reserve(arrivals.size());
  for (const auto& arrival : arrivals) found.push_back(arrival.partner + '/' + arrival.file.name);
  return found;
}

using Names = std::vector<std::string>;

/// An inbox over a pretended disk.
struct Place {
  explicit Place(Settle settle = {}) : inbox(disk, "inbound", settle) {
    (void)disk.make_folder("inbound");
  }
  void drop(const std::string& path, Instant modified = long_ago, const std::string& bytes = "x") {
    disk.put("inbound/" + path, bytes, modified);
  }
  Names ripe(Instant now = noon) { return names(inbox.ripe(now).value()); }
  /// What daemon does: takes what is ripe away, until nothing is given.
  Names claim_all(Instant now = noon) {
    Names all;
    for (auto given = ripe(now); !given.empty(); given = ripe(now)) {
      for (const auto& path : given) (void)disk.remove("inbound/" + path);
      all.insert(all.end(), given.begin(), given.end());
    }
    return all;
  }

  DiskMemory disk;
  Inbox inbox;
};

TEST(Inbox, FindsNothingInAnEmptyFolder) {
  Place place;
  EXPECT_TRUE(place.ripe().empty());
  EXPECT_FALSE(place.inbox.next_ripe().has_value());
}

TEST(Inbox, GivesWhatStandsInTheFoldersOfPartners) {
  Place place;
  place.drop("A/f");
  place.drop("\xC3\xA9t\xC3\xA9 2/g");
  EXPECT_EQ(place.ripe(), (Names{"A/f", "\xC3\xA9t\xC3\xA9 2/g"}));
}

TEST(Inbox, GivesAFileAgainAsLongAsItIsThere) {
  Place place;
  place.drop("A/f");
  EXPECT_EQ(place.ripe(), Names{"A/f"});
  EXPECT_EQ(place.ripe(), Names{"A/f"});
}

TEST(Inbox, TellsTheFactsOfTheFile) {
  Place place;
  place.drop("A/f", long_ago, "12345");
  const auto arrivals = place.inbox.ripe(noon).value();
  ASSERT_EQ(arrivals.size(), 1U);
  EXPECT_EQ(arrivals[0].file, place.disk.facts("inbound/A/f").value());
  EXPECT_EQ(arrivals[0].file.size, 5U);
}

struct IgnoredRow {
  const char* test;
  const char* path;
};
class InboxIgnores : public testing::TestWithParam<IgnoredRow> {};
TEST_P(InboxIgnores, TheFileOfTheRow) {
  Place place;
  place.drop(GetParam().path);
  EXPECT_TRUE(place.ripe().empty());
}
INSTANTIATE_TEST_SUITE_P(Rows, InboxIgnores,
                         testing::Values(IgnoredRow{"HiddenFile", "A/.f"},
                                         IgnoredRow{"Temporary", "A/f.tmp"},
                                         IgnoredRow{"Part", "A/f.xml.part"},
                                         IgnoredRow{"FilePart", "A/f.filepart"},
                                         IgnoredRow{"PartialInCapitals", "A/F.PARTIAL"},
                                         IgnoredRow{"FileOutsideAPartnerFolder", "f"},
                                         IgnoredRow{"FileInASubfolder", "A/deep/f"},
                                         IgnoredRow{"HiddenFolder", ".snapshot/f"}),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Inbox, IgnoresAFileStillBeingWritten) {
  Place place;
  place.drop("A/f");
  place.drop("A/g");
  place.disk.set_being_written("inbound/A/f", true);
  EXPECT_EQ(place.ripe(), Names{"A/g"});
  EXPECT_EQ(place.inbox.next_ripe(), noon + milliseconds(2000));
  place.disk.set_being_written("inbound/A/f", false);
  EXPECT_EQ(place.ripe(), (Names{"A/f", "A/g"}));
}

TEST(Inbox, WaitsUntilAFileWasQuietLongEnough) {
  Place place;
  place.drop("A/f", noon);
  EXPECT_TRUE(place.ripe(noon + milliseconds(1999)).empty());
  EXPECT_EQ(place.inbox.next_ripe(), noon + milliseconds(2000));
  EXPECT_EQ(place.ripe(noon + milliseconds(2000)), Names{"A/f"});
  EXPECT_FALSE(place.inbox.next_ripe().has_value());
}

TEST(Inbox, StartsWaitingAnewWhenAFileGrows) {
  Place place;
  place.drop("A/f", noon);
  EXPECT_TRUE(place.ripe(noon + milliseconds(1500)).empty());
  place.drop("A/f", noon + milliseconds(1600), "more");
  EXPECT_TRUE(place.ripe(noon + milliseconds(3000)).empty());
  EXPECT_EQ(place.ripe(noon + milliseconds(3600)), Names{"A/f"});
}

TEST(Inbox, TakesAFileFromTheFutureOnceItStaysAsItIs) {
  Place place;
  place.drop("A/f", noon + std::chrono::hours(5));
  EXPECT_TRUE(place.ripe(noon).empty());
  EXPECT_EQ(place.inbox.next_ripe(), noon + milliseconds(2000));
  place.drop("A/f", noon + std::chrono::hours(5), "more");
  EXPECT_TRUE(place.ripe(noon + milliseconds(2000)).empty());
  EXPECT_EQ(place.ripe(noon + milliseconds(4000)), Names{"A/f"});
}

TEST(Inbox, TakesEverythingAtFirstSightWhenNothingNeedsToSettle) {
  Place place({.quiet = milliseconds(0)});
  place.drop("A/f", noon);
  place.drop("A/g", noon + std::chrono::hours(5));
  EXPECT_EQ(place.ripe(noon), (Names{"A/f", "A/g"}));
}

TEST(Inbox, GivesTheOldestFirstThenByName) {
  Place place;
  place.drop("A/3", long_ago + milliseconds(2));
  place.drop("A/2", long_ago);
  place.drop("A/9", long_ago - milliseconds(1));
  place.drop("A/1", long_ago);
  EXPECT_EQ(place.ripe(), (Names{"A/9", "A/1", "A/2", "A/3"}));
}

TEST(Inbox, ServesThePartnersInTurns) {
  Place place({.at_most = 3});
  for (const auto* name : {"1", "2", "3", "4"}) place.drop(std::string("A/") + name);
  place.drop("B/1");
  place.drop("C/1");
  EXPECT_EQ(place.claim_all(), (Names{"A/1", "B/1", "C/1", "A/2", "A/3", "A/4"}));
}

TEST(Inbox, ServesAPartnerThatComesWhileAnotherHasABacklog) {
  Place place({.at_most = 10});
  for (int i = 0; i < 1000; ++i) place.drop("A/" + std::to_string(10'000 + i));
  EXPECT_EQ(place.ripe().size(), 10U);
  place.drop("B/1");
  const auto given = place.ripe();
  EXPECT_NE(std::find(given.begin(), given.end(), "B/1"), given.end());
}

TEST(Inbox, GoesOnBehindThePartnerServedLast) {
  Place place({.at_most = 1});
  place.drop("A/1");
  place.drop("B/1");
  EXPECT_EQ(place.ripe(), Names{"A/1"});
  EXPECT_EQ(place.ripe(), Names{"B/1"});
  EXPECT_EQ(place.ripe(), Names{"A/1"});
}

TEST(Inbox, LooksOnceMoreAtWhatWaitedInTheBacklog) {
  Place place({.at_most = 1});
  for (const auto* name : {"1", "2", "3", "4"}) place.drop(std::string("A/") + name);
  EXPECT_EQ(place.ripe(), Names{"A/1"});
  (void)place.disk.remove("inbound/A/2");
  place.drop("A/3", noon, "changed");
  EXPECT_EQ(place.ripe(), Names{"A/4"});
}

TEST(Inbox, IsNotStoppedByAFolderThatCannotBeRead) {
  Place place;
  place.drop("A/f");
  place.drop("B/g");
  place.disk.set_unreadable("inbound/A", true);
  EXPECT_EQ(place.ripe(), Names{"B/g"});
  ASSERT_EQ(place.inbox.unreadable().size(), 1U);
  EXPECT_EQ(place.inbox.unreadable()[0].code, "E_DISK_READ");
  place.disk.set_unreadable("inbound/A", false);
  EXPECT_EQ(place.ripe(), (Names{"A/f", "B/g"}));
  EXPECT_TRUE(place.inbox.unreadable().empty());
}

TEST(Inbox, SaysThatInboundItselfCannotBeRead) {
  Place place;
  place.disk.set_unreadable("inbound", true);
  EXPECT_EQ(place.inbox.ripe(noon).error().code, "E_DISK_READ");
}

/// Counts how often a folder is listed.
class CountingView final : public DiskView {
 public:
  explicit CountingView(const DiskView& disk) : disk_(disk) {}
  Result<std::vector<FileFacts>> list(const std::string& folder) const override {
    ++lists;
    return disk_.list(folder);
  }
  Result<std::vector<std::string>> folders(const std::string& folder) const override {
    return disk_.folders(folder);
  }
  Result<FileFacts> facts(const std::string& path) const override { return disk_.facts(path); }
  bool exists(const std::string& path) const override { return disk_.exists(path); }
  bool being_written(const std::string& path) const override { return disk_.being_written(path); }
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    return disk_.open(path);
  }
  mutable int lists = 0;

 private:
  const DiskView& disk_;
};

TEST(Inbox, ListsAFolderOfManyFilesOnce) {
  DiskMemory disk;
  for (int i = 0; i < 20'000; ++i)
    disk.put("inbound/A/" + std::to_string(100'000 + i), "x", long_ago);
  const CountingView view(disk);
  Inbox inbox(view, "inbound", {.at_most = 100});
  std::size_t given = 0;
  for (int call = 0; call < 200; ++call) given += inbox.ripe(noon).value().size();
  EXPECT_EQ(given, 20'000U);
  EXPECT_EQ(view.lists, 1);
}

}  // namespace
}  // namespace ecluse::ingest
