#include "daemon/deadline.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using tests::monday;  // 10:00 in Paris

TEST(Deadline, IsTheNextTimeThatTheClocksOfParisSaySo) {
  EXPECT_EQ(deadline("10:30", monday), monday + 30min);
  EXPECT_EQ(deadline("10:00", monday), monday);
  EXPECT_EQ(deadline("09:59", monday), monday + 24h - 1min);
}

TEST(Deadline, IsATimeFromNow) {
  EXPECT_EQ(deadline("90m", monday), monday + 90min);
  EXPECT_EQ(deadline("0s", monday), monday);
  EXPECT_EQ(deadline("24h", monday), monday + 24h);
}

TEST(Deadline, IsNothingElse) {
  for (const auto* text : {"", "m", "25h", "-5m", "24:00", "10:60", "1030", "10:3", "5d", "5"}) {
    const auto at = deadline(text, monday);
    ASSERT_FALSE(at) << text;
    EXPECT_EQ(at.error().code, "E_DEADLINE");
  }
}

}  // namespace
}  // namespace ecluse::daemon
