#include "daemon/rulebook_shelf.hpp"

#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/rulebook_store.hpp"
#include "tests/daemon/small_rulebook.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using namespace std::chrono_literals;

const lifecycle::Root root("/r");

TEST(RulebookShelf, HoldsThoseInUseOfARoot) {
  tests::DiskMemory disk;
  ASSERT_TRUE(disk.make_folder(root.referentiel()));
  EXPECT_THAT(RulebookShelf::of_root(disk, root).value().names(), IsEmpty());
  disk.put("/in/b.sch", tests::small_schema());
  disk.put("/in/a.sch", tests::small_schema("x"));
  ASSERT_TRUE(import_rulebooks(disk, root, "/in", "", 2026y / 3 / 2));
  const auto shelf = RulebookShelf::of_root(disk, root).value();
  EXPECT_THAT(shelf.names(), ElementsAre("a", "b"));
  ASSERT_TRUE(deactivate(disk, root, "a"));
  const auto less = RulebookShelf::of_root(disk, root).value();
  EXPECT_THAT(less.names(), ElementsAre("b"));
  EXPECT_NE(less.parts(), shelf.parts());
}

TEST(RulebookShelf, CompilesOnceForAllWhoAsk) {
  RulebookShelf shelf;
  shelf.put("small", "small.sch", tests::schema_in_two());
  std::vector<const validation::Rulebook*> given(4);
  std::vector<std::thread> threads;
  for (auto& one : given) threads.emplace_back([&] { one = shelf.get("small").value(); });
  for (auto& thread : threads) thread.join();
  for (const auto* one : given) EXPECT_EQ(one, given.front());
  EXPECT_EQ(given.front()->rules().size(), 2u);
}

TEST(RulebookShelf, SaysWhichOneDoesNotCompile) {
  RulebookShelf shelf;
  shelf.put("small", "small.sch", {{"small.sch", "<schema/>"}});
  for (int i = 0; i < 2; ++i) {
    const auto none = shelf.get("small");
    ASSERT_FALSE(none);
    EXPECT_THAT(none.error().detail, HasSubstr("small: "));
  }
}

}  // namespace
}  // namespace ecluse::daemon
