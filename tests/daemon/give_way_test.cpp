#include "daemon/give_way.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

int priority() {
  return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
}

TEST(GiveWay, LowersItsOwnThreadOnly) {
  const auto before = priority();
  int lowered = 0;
  std::thread([&] {
    give_way();
    give_way();
    lowered = priority();
  }).join();
  EXPECT_EQ(lowered, std::max(before, given_way));
  EXPECT_EQ(priority(), before);
}

}  // namespace
}  // namespace ecluse::daemon
