#include "ingest/inbox.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/disk_through.hpp"
#include "tests/ingest/inbox_place.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::ingest {
namespace {

using std::chrono::milliseconds;
using tests::DiskMemory;
using tests::long_ago;
using tests::Names;
using tests::names;
using Place = tests::InboxPlace;

const Instant noon = tests::inbox_noon;

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
INSTANTIATE_TEST_SUITE_P(
    Rows, InboxIgnores,
    testing::Values(IgnoredRow{"HiddenFile", "A/.f"}, IgnoredRow{"Temporary", "A/f.tmp"},
                    IgnoredRow{"Part", "A/f.xml.part"}, IgnoredRow{"FilePart", "A/f.filepart"},
                    IgnoredRow{"PartialInCapitals", "A/F.PARTIAL"},
                    IgnoredRow{"RsyncUnderWay", "A/.f.Xa3dQ1"}, IgnoredRow{"Backup", "A/f.xml~"},
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

const milliseconds an_hour = std::chrono::hours(1);

TEST(Inbox, WaitsForTheEndOfAContentAndSaysWhatIsMissing) {
  Place place;
  place.drop("A/f", noon - milliseconds(5000), "<Invoice><a>");
  place.drop("A/g", noon - milliseconds(4000), "<Invoice/>");
  EXPECT_EQ(place.ripe(), Names{"A/g"});
  EXPECT_EQ(place.inbox.unfinished(),
            (std::vector<Unfinished>{{"A", "f", 12, Missing::xml_end, noon - milliseconds(5000)}}));
  EXPECT_EQ(place.inbox.next_ripe(), noon - milliseconds(5000) + an_hour);
  place.drop("A/f", noon, "<Invoice><a></a></Invoice>");
  EXPECT_EQ(place.ripe(noon + milliseconds(2000)), (Names{"A/g", "A/f"}));
  EXPECT_TRUE(place.inbox.unfinished().empty());
}

TEST(Inbox, GivesAFileThatNeverGotItsEndAfterAWhile) {
  Place place;
  place.drop("A/f", noon - milliseconds(5000), "<Invoice><a>");
  EXPECT_TRUE(place.ripe().empty());
  EXPECT_TRUE(place.ripe(noon + milliseconds(3'594'999)).empty());
  EXPECT_EQ(place.ripe(noon + milliseconds(3'595'000)), Names{"A/f"});
}

/// Whoever sent it may have sent its date along, and that date may be any.
TEST(Inbox, GivesAFileFromTheFutureThatNeverGotItsEndAfterAWhileToo) {
  Place place;
  place.drop("A/f", noon + 1000 * an_hour, "<Invoice><a>");
  EXPECT_TRUE(place.ripe().empty());
  EXPECT_TRUE(place.ripe(noon + milliseconds(2000)).empty());
  EXPECT_EQ(place.inbox.unfinished().at(0).since, noon);
  EXPECT_TRUE(place.ripe(noon + an_hour - milliseconds(1)).empty());
  EXPECT_EQ(place.ripe(noon + an_hour), Names{"A/f"});
}

TEST(Inbox, NeverGivesAFileThatIsHeldOpenForWriting) {
  Place place;
  place.drop("A/f", long_ago, "<Invoice><a>");
  place.disk.set_being_written("inbound/A/f", true);
  EXPECT_TRUE(place.ripe(noon + 48 * an_hour).empty());
  EXPECT_EQ(place.inbox.unfinished().at(0).missing, Missing::writer);
}

TEST(Inbox, TellsOfTemporaryNamesThatStay) {
  Place place;
  place.drop("A/f.filepart");
  place.drop("A/.hidden");
  EXPECT_TRUE(place.ripe().empty());
  EXPECT_EQ(place.inbox.unfinished(),
            (std::vector<Unfinished>{{"A", "f.filepart", 1, Missing::renaming, long_ago}}));
}

/// Counts how often contents are opened.
class OpeningView final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override {
    ++opened;
    return disk().open(path);
  }
  mutable int opened = 0;
};

TEST(Inbox, LooksOnceIntoAFileThatStaysAsItIs) {
  DiskMemory disk;
  disk.put("inbound/A/f", "<Invoice>", noon - milliseconds(5000));
  const OpeningView view(disk);
  Inbox inbox(view, "inbound", {});
  for (int look = 0; look < 5; ++look) EXPECT_TRUE(inbox.ripe(noon).value().empty());
  EXPECT_EQ(view.opened, 1);
  EXPECT_EQ(inbox.unfinished().size(), 1U);
}

TEST(Inbox, InflatesALargeFileInStepsWhileOthersAreServed) {
  Place place({.look_bytes = 70'000});
  const auto large = tests::gzip(std::string(500'000, 'x'));
  place.drop("A/large", noon - milliseconds(9000), large);
  place.drop("A/next", noon - milliseconds(8000));
  place.drop("B/1", noon - milliseconds(7000), "<I/>");
  Names given;
  for (int call = 0; call < 20; ++call) {
    const auto more = place.ripe();
    if (more.empty() && given.size() < 3) {
      EXPECT_EQ(place.inbox.next_ripe(), noon) << "it wants to be called again";
    }
    for (const auto& path : more) (void)place.disk.remove("inbound/" + path);
    given.insert(given.end(), more.begin(), more.end());
  }
  EXPECT_EQ(given, (Names{"B/1", "A/large", "A/next"}));
}

TEST(Inbox, GivesNoMoreOfAPartnerThanIsAllowed) {
  Place place;
  for (const auto* name : {"1", "2", "3"}) place.drop(std::string("A/") + name);
  place.drop("B/1");
  const auto allowed = [](const std::string& partner) -> std::size_t {
    return partner == "A" ? 2 : 0;
  };
  EXPECT_EQ(names(place.inbox.ripe(noon, allowed).value()), (Names{"A/1", "A/2"}));
  EXPECT_EQ(names(place.inbox.ripe(noon).value()), (Names{"B/1", "A/3"}));
}

/// A disk of another machine, whose clock says what it likes.
class RemoteView final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  Result<DiskRoom> room(const std::string&) const override {
    DiskRoom left;
    left.network = "NFS";
    return left;
  }
};

TEST(Inbox, BelievesOnlyItsOwnClockOnADiskOfAnotherMachine) {
  DiskMemory disk;
  disk.put("inbound/A/f", "x", long_ago);
  const RemoteView view(disk);
  Inbox inbox(view, "inbound", {});
  EXPECT_TRUE(inbox.ripe(noon).value().empty());
  EXPECT_EQ(inbox.next_ripe(), noon + milliseconds(2000));
  EXPECT_EQ(names(inbox.ripe(noon + milliseconds(2000)).value()), Names{"A/f"});
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
