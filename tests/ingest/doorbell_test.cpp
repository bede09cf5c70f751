#include "ingest/doorbell.hpp"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace ecluse::ingest {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds long_enough{5000};
constexpr milliseconds moment{30};

/// An inbound folder with the folder of one partner, and its doorbell.
struct Door {
  Door() {
    std::filesystem::create_directory(inbound / "A");
    bell = Doorbell::hang(inbound.string()).value();
  }
  void drop(const std::string& path) const { std::ofstream(inbound / path) << "x"; }

  tests::TemporaryFolder folder;
  std::filesystem::path inbound = folder.path();
  std::unique_ptr<Doorbell> bell;
};

TEST(Doorbell, TimesOutWhenNothingHappens) {
  const Door door;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(door.bell->wait(moment), Ring::timeout);
  EXPECT_GE(std::chrono::steady_clock::now() - start, moment);
}

TEST(Doorbell, LooksWithoutWaiting) {
  const Door door;
  EXPECT_EQ(door.bell->wait(milliseconds(0)), Ring::timeout);
  door.drop("A/f");
  EXPECT_EQ(door.bell->wait(milliseconds(0)), Ring::arrival);
}

TEST(Doorbell, RingsWhenAFileIsClosed) {
  const Door door;
  std::ofstream file(door.inbound / "A/f");
  file << "x" << std::flush;
  EXPECT_EQ(door.bell->wait(moment), Ring::timeout);
  file.close();
  EXPECT_EQ(door.bell->wait(long_enough), Ring::arrival);
  EXPECT_EQ(door.bell->wait(moment), Ring::timeout);
}

TEST(Doorbell, RingsWhenAFileIsRenamedIntoPlace) {
  const Door door;
  door.drop("upload");
  EXPECT_EQ(door.bell->wait(moment), Ring::timeout);
  std::filesystem::rename(door.inbound / "upload", door.inbound / "A/f");
  EXPECT_EQ(door.bell->wait(long_enough), Ring::arrival);
}

TEST(Doorbell, LosesNoFolderWhenTheKernelLosesEvents) {
  std::ifstream limit("/proc/sys/fs/inotify/max_queued_events");
  int most = 0;
  if (!(limit >> most) || most > 100'000)
    GTEST_SKIP() << "the queue of events is too long: " << most;
  const Door door;
  for (const auto* name : {"A/f", "A/g"}) door.drop(name);
  for (int i = 0; i <= most / 2; ++i)  // like events one behind the other would be one
    for (const auto* name : {"A/f", "A/g"})
      ::close(::open((door.inbound / name).c_str(), O_WRONLY | O_CLOEXEC));
  std::filesystem::create_directory(door.inbound / "B");  // of this nobody is told
  EXPECT_EQ(door.bell->wait(long_enough), Ring::arrival);
  while (door.bell->wait(moment) == Ring::arrival) continue;
  EXPECT_EQ(door.bell->watches().folders, 2U);
  door.drop("B/f");
  EXPECT_EQ(door.bell->wait(long_enough), Ring::arrival);
}

TEST(Doorbell, RingsOnceForManyArrivals) {
  const Door door;
  for (int i = 0; i < 100; ++i) door.drop("A/" + std::to_string(i));
  EXPECT_EQ(door.bell->wait(long_enough), Ring::arrival);
  EXPECT_EQ(door.bell->wait(moment), Ring::timeout);
}

TEST(Doorbell, WatchesFoldersThatComeLater) {
  const Door door;
  EXPECT_EQ(door.bell->watches().folders, 1U);
  std::filesystem::create_directory(door.inbound / "B");
  EXPECT_EQ(door.bell->wait(long_enough), Ring::arrival);
  EXPECT_EQ(door.bell->watches().folders, 2U);
  door.drop("B/f");
  EXPECT_EQ(door.bell->wait(long_enough), Ring::arrival);
}

TEST(Doorbell, ForgetsFoldersThatGo) {
  const Door door;
  std::filesystem::remove(door.inbound / "A");
  (void)door.bell->wait(moment);
  EXPECT_EQ(door.bell->watches().folders, 0U);
  EXPECT_FALSE(door.bell->watches().why_not.has_value());
}

TEST(Doorbell, BecomesATimerWhenInboundItselfGoes) {
  const Door door;
  std::filesystem::remove_all(door.inbound);
  (void)door.bell->wait(moment);
  ASSERT_TRUE(door.bell->watches().why_not.has_value());
  EXPECT_EQ(door.bell->watches().why_not->code, "E_WATCH_FOLDER");
  EXPECT_EQ(door.bell->wait(moment), Ring::timeout);
}

TEST(Doorbell, RefusesAFolderThatIsNotThere) {
  EXPECT_EQ(Doorbell::hang("/nowhere/at/all").error().code, "E_WATCH_FOLDER");
}

TEST(Doorbell, StopsFromAnotherThreadAndStaysStopped) {
  const Door door;
  std::thread other([&] {
    std::this_thread::sleep_for(moment);
    door.bell->stop();
  });
  EXPECT_EQ(door.bell->wait(long_enough), Ring::stop);
  other.join();
  EXPECT_EQ(door.bell->wait(long_enough), Ring::stop);
}

struct SignalRow {
  const char* test;
  int signal;
  Ring ring;
};
class DoorbellSignals : public testing::TestWithParam<SignalRow> {};
TEST_P(DoorbellSignals, RingAsTheRowSays) {
  const Door door;
  door.drop("A/f");
  ASSERT_EQ(raise(GetParam().signal), 0);
  EXPECT_EQ(door.bell->wait(long_enough), GetParam().ring);
}
INSTANTIATE_TEST_SUITE_P(Rows, DoorbellSignals,
                         testing::Values(SignalRow{"Terminate", SIGTERM, Ring::stop},
                                         SignalRow{"Interrupt", SIGINT, Ring::stop},
                                         SignalRow{"HangUp", SIGHUP, Ring::reload}),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Doorbell, StillTellsTheArrivalAfterAReload) {
  const Door door;
  door.drop("A/f");
  ASSERT_EQ(raise(SIGHUP), 0);
  EXPECT_EQ(door.bell->wait(long_enough), Ring::reload);
  EXPECT_EQ(door.bell->wait(long_enough), Ring::arrival);
}

struct FailureRow {
  const char* test;
  int system_error;
  const char* code;
};
class WatchFailures : public testing::TestWithParam<FailureRow> {};
TEST_P(WatchFailures, MeanWhatTheRowSays) {
  EXPECT_EQ(watch_failure(GetParam().system_error, "inbound/A").code, GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Rows, WatchFailures,
                         testing::Values(FailureRow{"Watches", ENOSPC, "E_WATCH_LIMIT"},
                                         FailureRow{"Instances", EMFILE, "E_WATCH_LIMIT"},
                                         FailureRow{"Memory", ENOMEM, "E_WATCH_LIMIT"},
                                         FailureRow{"Permission", EACCES, "E_WATCH_FOLDER"},
                                         FailureRow{"Absent", ENOENT, "E_WATCH_FOLDER"},
                                         FailureRow{"NoInotify", ENOSYS, "E_WATCH_SYSTEM"}),
                         [](const auto& row) { return std::string(row.param.test); });

/// Runs `body` in a process of its own where a limit of inotify is lowered to `limit`, for it
/// alone; its exit status, or nothing where the system does not allow that.
template <class Body>
std::optional<int> under_limit(const char* setting, int limit, const Body& body) {
  static constexpr int not_allowed = 99;
  const pid_t child = fork();
  if (child == 0) {
    if (unshare(CLONE_NEWUSER) != 0) _exit(not_allowed);
    std::ofstream file(std::string("/proc/sys/user/") + setting);
    if (!(file << limit << std::flush)) _exit(not_allowed);
    _exit(body());
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  if (WEXITSTATUS(status) == not_allowed) return std::nullopt;
  return WEXITSTATUS(status);
}

/// 0 when the doorbell says E_WATCH_LIMIT, watches `folders` and still tells the time.
int rings_by_timer(const std::string& inbound, std::size_t folders) {
  const auto bell = Doorbell::hang(inbound);
  if (!bell) return 1;
  const auto watches = (*bell)->watches();
  if (!watches.why_not || watches.why_not->code != "E_WATCH_LIMIT") return 2;
  if (watches.folders != folders) return 3;
  return (*bell)->wait(moment) == Ring::timeout ? 0 : 4;
}

TEST(Doorbell, BecomesATimerWhenTheInstancesOfInotifyAreUsedUp) {
  const tests::TemporaryFolder inbound;
  const auto status = under_limit("max_inotify_instances", 0,
                                  [&] { return rings_by_timer(inbound.path().string(), 0); });
  if (!status) GTEST_SKIP() << "user namespaces are not allowed here";
  EXPECT_EQ(*status, 0);
}

TEST(Doorbell, WatchesWhatItCanWhenTheWatchesOfInotifyAreUsedUp) {
  const tests::TemporaryFolder inbound;
  for (const auto* name : {"A", "B", "C"}) std::filesystem::create_directory(inbound.path() / name);
  const auto status = under_limit("max_inotify_watches", 3,
                                  [&] { return rings_by_timer(inbound.path().string(), 2); });
  if (!status) GTEST_SKIP() << "user namespaces are not allowed here";
  EXPECT_EQ(*status, 0);
}

}  // namespace
}  // namespace ecluse::ingest
