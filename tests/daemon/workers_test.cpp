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
  EXPECT_FALSE(workers.offer(piece, 1));
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

/// One worker, who is busy as long as this lives.
class BusyWorker {
 public:
  BusyWorker() {
    workers_.post([this](Desk&) {
      busy_ = true;
      while (!done_) std::this_thread::yield();
    });
    while (!busy_) std::this_thread::yield();
  }
  BusyWorker(const BusyWorker&) = delete;
  BusyWorker& operator=(const BusyWorker&) = delete;
  ~BusyWorker() { done_ = true; }
  Workers& operator*() { return workers_; }

  /// How many pieces of so many bytes are taken before one is refused, ten thousand at the most.
  int takes(std::size_t bytes) {
    int taken = 0;
    Workers::Task piece = [](Desk&) {};
    for (; taken < 10'000 && workers_.offer(piece, bytes); ++taken) piece = [](Desk&) {};
    return taken;
  }

 private:
  std::atomic<bool> done_ = false, busy_ = false;
  Workers workers_{1, desk};
};

TEST(Workers, RefusePiecesWhenTheirQueueIsFull) {
  EXPECT_EQ(BusyWorker().takes(1), 256);
  EXPECT_EQ(BusyWorker().takes(10'000'000), 6) << "64 MB of them";
  EXPECT_EQ(BusyWorker().takes(120'000'000), 0) << "their owner examines them";
  BusyWorker worker;
  EXPECT_EQ(worker.takes(60'000'000), 1);
  const auto own = desk();
  EXPECT_TRUE((*worker).help(*own));
  EXPECT_EQ(worker.takes(60'000'000), 1) << "what is examined weighs no more";
}

TEST(Workers, LetTheOpenerHelpWithWaitingPieces) {
  std::atomic<int> done = 0;
  BusyWorker worker;
  auto& workers = *worker;
  Workers::Task piece = [&](Desk&) { ++done; };
  ASSERT_TRUE(workers.offer(piece, 1));
  const auto own = desk();
  EXPECT_TRUE(workers.help(*own));
  EXPECT_EQ(done, 1);
  EXPECT_FALSE(workers.help(*own));
}

}  // namespace
}  // namespace ecluse::daemon
