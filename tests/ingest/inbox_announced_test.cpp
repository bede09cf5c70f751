// What a partner has agreed to announce: a file is taken with its done-file, or as a manifest lists
// it.
#include <gtest/gtest.h>

#include "tests/ingest/inbox_place.hpp"

namespace ecluse::ingest {
namespace {

using std::chrono::milliseconds;
using tests::DiskMemory;
using tests::long_ago;
using tests::Names;
using tests::names;
using Place = tests::InboxPlace;

const Instant noon = tests::inbox_noon;

PickupRules announcing() {
  return PickupRules::load(
             "place\ttext\ttool\n",
             "partner\tdone\tmanifest\tin_flight\tper_minute\nA\t.done .ok\t-\t-\t-\n")
      .value();
}

TEST(AnnouncedFiles, WaitForTheFileThatAnnouncesThem) {
  Place place({}, announcing());
  place.drop("A/f");
  place.drop("A/g");
  place.drop("A/g.ok");
  place.drop("B/f");
  EXPECT_EQ(place.ripe(), (Names{"A/g", "B/f"}));
  EXPECT_EQ(place.inbox.unfinished().at(0).missing, Missing::done_file);
  place.drop("A/f.done", long_ago - milliseconds(1));
  EXPECT_EQ(place.ripe(), (Names{"A/g", "B/f"})) << "it announced another file of that name";
  place.drop("A/f.done", long_ago + milliseconds(1));
  EXPECT_EQ(place.ripe(), (Names{"A/f", "B/f", "A/g"}));
}

TEST(AnnouncedFiles, AreTakenAsAManifestListsThem) {
  DiskMemory disk;
  const std::string hash(64, 'a');
  const auto rules =
      PickupRules::load("place\ttext\ttool\n",
                        "partner\tdone\tmanifest\tin_flight\tper_minute\nA\t-\t.lst\t-\t-\n")
          .value();
  int altered_read = 0;
  Inbox inbox(disk, "inbound", {}, rules, [&](const std::string& path) -> Result<std::string> {
    if (path != "inbound/A/altered") return hash;
    ++altered_read;
    return std::string(64, 'b');
  });
  for (const auto* name : {"A/good", "A/altered", "A/longer", "A/unlisted", "B/any"})
    disk.put(std::string("inbound/") + name, "x", long_ago);
  EXPECT_EQ(names(inbox.ripe(noon).value()), Names{"B/any"});
  disk.put("inbound/A/today.lst", hash + " 1 good\n" + hash + " 1 altered\n" + hash + " 9 longer\n",
           long_ago);
  EXPECT_EQ(names(inbox.ripe(noon).value()), (Names{"A/good", "B/any"}));
  EXPECT_EQ(inbox.unfinished().size(), 3U);
  EXPECT_EQ(inbox.unfinished()[0].missing, Missing::manifest);
  EXPECT_EQ(names(inbox.ripe(noon).value()), (Names{"B/any", "A/good"}));
  EXPECT_EQ(altered_read, 1) << "it is as it was";
  disk.put("inbound/A/altered", "y", long_ago + milliseconds(1));
  EXPECT_EQ(names(inbox.ripe(noon).value()), (Names{"B/any", "A/good"}));
  EXPECT_EQ(altered_read, 2);
}

}  // namespace
}  // namespace ecluse::ingest
