#include "daemon/table_watch.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

const lifecycle::Root root("/r");
const std::string path = root.referentiel() + "/annuaire.csv";

TEST(TableWatch, TellsOnceThatTablesChangedWhenTheyStandStill) {
  tests::DiskMemory disk;
  disk.put(path, "one");
  TableWatch watch(disk, root);
  auto now = tests::monday;
  EXPECT_FALSE(watch.changed(now, 1000ms));
  disk.put(path, "two");
  EXPECT_FALSE(watch.changed(now += 200ms, 1000ms)) << "just changed";
  disk.put(path, "two and more");
  EXPECT_FALSE(watch.changed(now += 900ms, 1000ms)) << "still growing";
  EXPECT_FALSE(watch.changed(now += 900ms, 1000ms));
  EXPECT_TRUE(watch.changed(now += 200ms, 1000ms));
  EXPECT_FALSE(watch.changed(now += 2000ms, 1000ms)) << "told once";
}

TEST(TableWatch, GoesOnLookingWhenTheClockIsPutBack) {
  tests::DiskMemory disk;
  disk.put(path, "one");
  TableWatch watch(disk, root);
  auto now = tests::monday;
  EXPECT_FALSE(watch.changed(now, 1000ms));
  disk.put(path, "two");
  EXPECT_FALSE(watch.changed(now += 200ms, 1000ms));
  now -= 1h;
  EXPECT_FALSE(watch.changed(now, 1000ms));
  EXPECT_TRUE(watch.changed(now += 1000ms, 1000ms));
}

TEST(TableWatch, SeesTablesThatComeAndGo) {
  tests::DiskMemory disk;
  disk.put(path, "one");
  TableWatch watch(disk, root);
  auto now = tests::monday;
  disk.put(root.referentiel() + "/cadres.tsv", "x");
  EXPECT_TRUE(watch.changed(now += 200ms, 0ms));
  EXPECT_FALSE(watch.changed(now += 50ms, 0ms)) << "too soon to look";
  disk.put(root.referentiel() + "/.annuaire.csv.tmp", "x");
  EXPECT_FALSE(watch.changed(now += 200ms, 0ms)) << "a temporary file is no table";
  EXPECT_TRUE(disk.remove(root.referentiel() + "/cadres.tsv"));
  EXPECT_TRUE(watch.changed(now += 200ms, 0ms));
}

}  // namespace
}  // namespace ecluse::daemon
