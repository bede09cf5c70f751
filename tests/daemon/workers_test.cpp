#include "daemon/workers.hpp"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

std::unique_ptr<Desk> desk() {
  static const parsers::SchemaSet schemas;
  return std::make_unique<Desk>(Desk{parsers::Reader(schemas)});
}

TEST(Workers, WithNoneEverythingRunsInTheCallersThread) {
  Workers workers(0, desk);
  const auto here = std::this_thread::get_id();
  std::thread::id there;
  workers.post([&](Desk&) { there = std::this_thread::get_id(); });
  EXPECT_EQ(there, here);
  Workers::Task piece = [](Desk&) {};
  EXPECT_FALSE(workers.offer(piece));
  EXPECT_TRUE(piece) << "a refused piece is left to its owner";
}

TEST(Workers, FinishWhatWasPostedBeforeTheyLeave) {
  std::atomic<int> done = 0;
  {
    Workers workers(3, desk);
    for (int i = 0; i < 100; ++i) workers.post([&](Desk&) { ++done; });
  }
  EXPECT_EQ(done, 100);
}

TEST(Workers, RefusePiecesWhenTheirQueueIsFull) {
  std::atomic<bool> open = false, busy = false;
  Workers workers(1, desk);
  workers.post([&](Desk&) {
    busy = true;
    while (!open) std::this_thread::yield();
  });
  while (!busy) std::this_thread::yield();
  int taken = 0;
  Workers::Task piece = [](Desk&) {};
  while (workers.offer(piece)) {
    ++taken;
    ASSERT_LT(taken, 10'000) << "the queue is not bounded";
    piece = [](Desk&) {};
  }
  EXPECT_GT(taken, 0);
  open = true;
}

TEST(Workers, LetTheOpenerHelpWithWaitingPieces) {
  std::atomic<bool> open = false, busy = false;
  std::atomic<int> done = 0;
  Workers workers(1, desk);
  workers.post([&](Desk&) {
    busy = true;
    while (!open) std::this_thread::yield();
  });
  while (!busy) std::this_thread::yield();
  Workers::Task piece = [&](Desk&) { ++done; };
  ASSERT_TRUE(workers.offer(piece));
  const auto own = desk();
  EXPECT_TRUE(workers.help(*own));
  EXPECT_EQ(done, 1);
  EXPECT_FALSE(workers.help(*own));
  open = true;
}

}  // namespace
}  // namespace ecluse::daemon
