// What a scheduler does: many batches at once, with a daemon or without, and processes that are
// killed.
#include <csignal>
#include <deque>
#include <map>

#include <gtest/gtest.h>

#include "tests/daemon/child_process.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using tests::becomes_true;
using tests::ChildProcess;
using tests::flux_name;
using tests::small_ubl;

constexpr auto soon = 60s;  // far more than it takes

/// How often each exit status was given by so many batches that begin together.
std::map<int, int> statuses_of_batches(int count, const tests::TestRoot& home) {
  std::deque<ChildProcess> batches;
  for (int i = 0; i < count; ++i)
    batches.emplace_back(std::vector<std::string>{ECLUSE_PROGRAM, "run", "--root", home.text()},
                         home.path() / ("out" + std::to_string(i)));
  std::map<int, int> statuses;
  for (auto& batch : batches) ++statuses[batch.wait(soon).value_or(-1)];
  return statuses;
}

TEST(Cron, FiftyBatchesBesideADaemonLeaveTheRootToIt) {
  const tests::TestRoot home;
  tests::write_file(home.path() / "ecluse.toml", "[pickup]\nquiet_ms = 0\nscan_ms = 200\n");
  ChildProcess daemon({ECLUSE_PROGRAM, "watch", "--root", home.text()}, home.path() / "log");
  ASSERT_TRUE(becomes_true([&] {
    return std::filesystem::exists(home.path() / "log") &&
           tests::read_file(home.path() / "log").find("started") != std::string::npos;
  }));
  for (int nth = 1; nth <= 5; ++nth)
    home.drop(flux_name(nth), small_ubl({"N" + std::to_string(nth)}));
  EXPECT_EQ(statuses_of_batches(50, home), (std::map<int, int>{{3, 50}}));
  EXPECT_TRUE(
      becomes_true([&] { return tests::files_under(home.path() / "outbound").size() == 15; }));
  daemon.send(SIGKILL);
  ASSERT_TRUE(daemon.wait(soon));
  home.drop(flux_name(6), small_ubl({"N6"}));
  EXPECT_EQ(statuses_of_batches(1, home), (std::map<int, int>{{0, 1}})) << "no lock survives";
}

TEST(Cron, OfManyBatchesThatBeginTogetherThoseThatFindTheRootTakenComeBackLater) {
  const tests::TestRoot home;
  for (int nth = 1; nth <= 20; ++nth)
    home.drop(flux_name(nth), small_ubl({"N" + std::to_string(nth)}));
  auto statuses = statuses_of_batches(10, home);
  EXPECT_EQ(statuses[0], 1) << "one works";
  EXPECT_EQ(statuses[3] + statuses[75], 9) << "the others leave";
  EXPECT_EQ(tests::files_under(home.path() / "outbound").size(), 60U);
}

}  // namespace
}  // namespace ecluse::daemon
