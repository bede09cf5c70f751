#include "lifecycle/root.hpp"

#include <gtest/gtest.h>

#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(Root, MakesEveryPathOfTheHouse) {
  const Root root("/srv/ecluse/");
  const Date day = *parse_iso_date("2026-03-09");
  const std::pair<std::string, const char*> rows[] = {
      {root.folder(), "/srv/ecluse"},
      {root.inbound_of("AAA999"), "/srv/ecluse/inbound/AAA999"},
      {root.outbound_of("AAA999"), "/srv/ecluse/outbound/AAA999"},
      {root.spool_of("AAA999"), "/srv/ecluse/spool/AAA999"},
      {root.quarantine_of("AAA999"), "/srv/ecluse/quarantine/AAA999"},
      {root.archive_of(day), "/srv/ecluse/archive/2026/03/09"},
      {root.archive_of(day, "abc"), "/srv/ecluse/archive/2026/03/09/abc"},
      {root.referentiel(), "/srv/ecluse/referentiel"},
      {root.shelf(), "/srv/ecluse/jointes"},
      {root.ledger(), "/srv/ecluse/suivi.sqlite"},
      {root.config(), "/srv/ecluse/ecluse.toml"},
      {root.lock(), "/srv/ecluse/ecluse.lock"},
      {Root("/").inbound(), "/inbound"},
      {Root(".").inbound(), "./inbound"},
  };
  for (const auto& [made, expected] : rows) EXPECT_EQ(made, expected);
}

TEST(Root, AcceptsAsComponentsOnlyNamesThatStayInTheirFolder) {
  for (const std::string good : {"a", "..a", "a b", ".a", "é"})
    EXPECT_TRUE(is_component(good)) << good;
  for (const std::string& bad : {std::string(), std::string("."), std::string(".."),
                                 std::string("a/b"), std::string("/"), std::string("a\0b", 3)})
    EXPECT_FALSE(is_component(bad)) << bad;
}

TEST(Root, IsMadeWithAllItsFoldersAndMadeAgainWithoutHarm) {
  tests::DiskMemory disk;
  const Root root("/r");
  ASSERT_TRUE(make_root(disk, root));
  disk.put("/r/inbound/AAA999/x", "bytes");
  ASSERT_TRUE(make_root(disk, root));
  EXPECT_EQ(disk.folders("/r").value(),
            (std::vector<std::string>{"archive", "inbound", "outbound", "quarantine", "referentiel",
                                      "spool"}));
  EXPECT_EQ(disk.contents("/r/inbound/AAA999/x"), "bytes");
}

TEST(Root, SaysWhatCouldNotBeMade) {
  tests::DiskMemory disk;
  disk.set_read_only("/", true);
  const auto made = make_root(disk, Root("/r"));
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, "E_DISK_WRITE");
}

}  // namespace
}  // namespace ecluse::lifecycle
