#include "daemon/console_told.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
constexpr std::chrono::steady_clock::time_point start{1h};

TEST(ConsoleTold, TellsEachErrorOnce) {
  ConsoleTold told;
  told.error({"E_LEDGER", "a"});
  told.error({"E_LEDGER", "a"});
  told.error({"E_LEDGER", "b"});
  EXPECT_EQ(told.take(start).errors.size(), 2U);
  EXPECT_TRUE(told.take(start).errors.empty());
  told.error({"E_LEDGER", "a"});
  EXPECT_EQ(told.take(start).errors.size(), 1U) << "it came again";
}

TEST(ConsoleTold, CountsRefusalsAndTellsThemOnceAMinute) {
  ConsoleTold told;
  for (int nth = 0; nth < 3; ++nth) told.refused(403, "/flux/{row}");
  told.refused(404, "-");
  const auto first = told.take(start).refusals;
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].status, 403U);
  EXPECT_EQ(first[0].route, "/flux/{row}");
  EXPECT_EQ(first[0].count, 3U);
  told.refused(403, "/flux/{row}");
  EXPECT_TRUE(told.take(start + 59s).refusals.empty());
  EXPECT_EQ(told.take(start + 60s).refusals.at(0).count, 1U);
  EXPECT_TRUE(told.take(start + 3min).refusals.empty());
}

}  // namespace
}  // namespace ecluse::daemon
