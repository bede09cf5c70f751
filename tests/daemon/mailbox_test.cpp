#include "daemon/mailbox.hpp"

#include <thread>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

TEST(Mailbox, GivesTheOldestFirst) {
  Mailbox<int> box;
  box.post(1);
  box.post(2);
  EXPECT_EQ(box.take(0ms), 1);
  EXPECT_EQ(box.take(0ms), 2);
  EXPECT_EQ(box.take(0ms), std::nullopt);
}

TEST(Mailbox, WaitsForAnotherThread) {
  Mailbox<int> box;
  std::thread other([&] { box.post(7); });
  EXPECT_EQ(box.take(10s), 7);
  other.join();
}

TEST(Mailbox, WaitsAsLongAsItTakes) {
  Mailbox<int> box;
  std::thread other([&] {
    std::this_thread::sleep_for(20ms);
    box.post(7);
  });
  EXPECT_EQ(box.take(), 7);
  other.join();
}

}  // namespace
}  // namespace ecluse::daemon
