#include "lifecycle/run_lock.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(RunLock, IsHeldByOneOnlyAndFreedWithIt) {
  const tests::TemporaryFolder folder;
  const auto path = (folder.path() / "ecluse.lock").string();
  {
    auto first = RunLock::take(path);
    ASSERT_TRUE(first);
    EXPECT_EQ(RunLock::take(path).error().code, "E_LOCKED");
    const RunLock moved = std::move(*first);
    EXPECT_EQ(RunLock::take(path).error().code, "E_LOCKED");
  }
  EXPECT_TRUE(RunLock::take(path));
}

TEST(RunLock, SaysWhoTookItLast) {
  const tests::TemporaryFolder folder;
  const auto path = (folder.path() / "ecluse.lock").string();
  EXPECT_FALSE(RunLock::holder(path));
  {
    const auto lock = RunLock::take(path, LockedFor::watch);
    const auto holder = RunLock::holder(path);
    ASSERT_TRUE(holder);
    EXPECT_EQ(holder->what, LockedFor::watch);
    EXPECT_EQ(holder->process, ::getpid());
  }
  const auto lock = RunLock::take(path);
  EXPECT_EQ(RunLock::holder(path)->what, LockedFor::work);
}

TEST(RunLock, DiesWithItsProcess) {
  const tests::TemporaryFolder folder;
  const auto path = (folder.path() / "ecluse.lock").string();
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const auto child = ::fork();
  if (child == 0) {
    const auto lock = RunLock::take(path);
    const char told = lock ? 'y' : 'n';
    if (::write(ready[1], &told, 1) != 1) ::_exit(1);
    ::pause();
    ::_exit(0);
  }
  char told = 0;
  ASSERT_EQ(::read(ready[0], &told, 1), 1);
  EXPECT_EQ(told, 'y');
  EXPECT_EQ(RunLock::take(path).error().code, "E_LOCKED");
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_TRUE(RunLock::take(path));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST(RunLock, SaysWhenItsFileCannotBeMade) {
  EXPECT_EQ(RunLock::take("/nonexistent/ecluse.lock").error().code, "E_DISK_WRITE");
}

}  // namespace
}  // namespace ecluse::lifecycle
