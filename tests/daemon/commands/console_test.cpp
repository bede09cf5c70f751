// ecluse console: the real program, started, asked and told to stop.
#include <csignal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/child_process.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

class ConsoleCommands : public testing::Test {
 protected:
  ConsoleCommands() {
    lifecycle::DiskPosix disk;
    tests::GateLife(disk, home_.text(), home_.text() + "/suivi.sqlite").run();
  }
  tests::TestRoot home_;
};

TEST_F(ConsoleCommands, ServesUntilItIsToldToStop) {
  const auto log = home_.path() / "log";
  tests::ChildProcess process(
      {ECLUSE_PROGRAM, "console", "--root", home_.text(), "--listen", "127.0.0.1:0"}, log);
  EXPECT_TRUE(tests::becomes_true([&] {
    return std::filesystem::exists(log) &&
           tests::read_file(log).find("ecluse compte add") != std::string::npos;
  })) << "nobody has an account, which is told behind the address";
  EXPECT_THAT(tests::read_file(log), HasSubstr("http://127.0.0.1:"));
  process.send(SIGTERM);
  EXPECT_EQ(process.wait(std::chrono::seconds{20}), 0);
}

TEST_F(ConsoleCommands, RefusesWhereItCannotListen) {
  const auto said = tests::perform(ConsoleCommand{home_.text(), "localhost:80"});
  EXPECT_EQ(said.status, ExitStatus::usage);
  EXPECT_THAT(said.err, HasSubstr("localhost:80"));
  EXPECT_EQ(tests::perform(ConsoleCommand{home_.text(), "192.0.2.1:80"}).status,
            ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
