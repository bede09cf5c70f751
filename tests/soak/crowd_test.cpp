// Many processes in one root: cron that calls again and again, a daemon beside it, and what is left
// when one is killed.
#include <csignal>
#include <map>
#include <memory>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/child_process.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;
using testing::AnyOf;

constexpr int crowd = 50;
constexpr int try_again = 75;
constexpr int handed_over = 3;  // nothing to do: the daemon does it

class Crowd : public testing::Test {
 protected:
  void drop_some(int count) {
    for (int i = 1; i <= count; ++i) home_.drop(flux_name(i), small_ubl({"C" + std::to_string(i)}));
  }

  std::unique_ptr<ChildProcess> start(const char* command) const {
    return std::make_unique<ChildProcess>(
        std::vector<std::string>{ECLUSE_PROGRAM, command, "--root", home_.text()},
        home_.path() / "log");
  }

  /// How often each exit status was seen of as many runs at the same time.
  std::map<int, int> run_all_at_once() const {
    std::vector<std::unique_ptr<ChildProcess>> runs;
    for (int i = 0; i < crowd; ++i) runs.push_back(start("run"));
    std::map<int, int> seen;
    for (const auto& run : runs) ++seen[run->wait(120s).value_or(-1)];
    return seen;
  }

  /// Whether a daemon has the root, told by what it says.
  bool has_started() const {
    return becomes_true(
        [this] { return read_file(home_.path() / "log").find("started") != std::string::npos; });
  }

  /// Each flux that was received, and how often.
  std::map<std::string, int> received() const {
    const auto premises = daemon::Premises::open(home_.text()).value();
    const auto ledger = premises->open_ledger(lifecycle::Access::read_only).value();
    lifecycle::Page page;
    page.limit = 10'000;
    std::map<std::string, int> seen;
    const auto rows = ledger->flux({}, page).value();
    for (const auto& row : rows) ++seen[row.file_name];
    return seen;
  }

  void expect_each_once(int count) const {
    const auto seen = received();
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(count));
    for (const auto& [name, times] : seen) EXPECT_EQ(times, 1) << name;
  }

  TestRoot home_;
};

TEST_F(Crowd, OneRunWorksAndTheOthersLeave) {
  drop_some(100);
  const auto statuses = run_all_at_once();
  for (const auto& [status, times] : statuses)
    EXPECT_THAT(status, AnyOf(0, handed_over, try_again)) << times << " times";
  ASSERT_TRUE(statuses.contains(0));
  EXPECT_EQ(statuses.at(0), 1) << "one did the work; those that came later found nothing to do";
  EXPECT_TRUE(statuses.contains(try_again));
  expect_each_once(100);
}

TEST_F(Crowd, RunsLeaveWhereADaemonWorks) {
  const auto daemon = start("watch");
  ASSERT_TRUE(has_started());
  drop_some(20);
  const auto statuses = run_all_at_once();
  for (const auto& [status, times] : statuses)
    EXPECT_THAT(status, AnyOf(handed_over, try_again)) << times << " times";
  EXPECT_TRUE(becomes_true([this] { return received().size() == 20; }));
  daemon->send(SIGTERM);
  EXPECT_EQ(daemon->wait(60s), 0);
  expect_each_once(20);
}

TEST_F(Crowd, NoLockSurvivesAKill) {
  for (int round = 0; round < 3; ++round) {
    const auto daemon = start(round % 2 == 0 ? "watch" : "run");
    daemon->wait(std::chrono::milliseconds{30 * round});
    daemon->send(SIGKILL);
    ASSERT_TRUE(daemon->wait(60s));
    drop_some(1 + round);
    EXPECT_THAT(start("run")->wait(60s).value_or(-1), AnyOf(0, 1)) << round;
  }
  EXPECT_EQ(received().size(), 3U);
}

}  // namespace
}  // namespace ecluse::tests
