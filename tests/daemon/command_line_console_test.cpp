#include <gtest/gtest.h>

#include "tests/daemon/typed.hpp"

namespace ecluse::daemon {
namespace {

TEST(ConsoleLine, ListensOnThisMachineOnlyUnlessTold) {
  EXPECT_EQ(typed<ConsoleCommand>({"console"}).listen, "") << "as the configuration says";
  EXPECT_EQ(typed<ConsoleCommand>({"console", "--listen", "0.0.0.0:80", "--root", "/srv"}).listen,
            "0.0.0.0:80");
  EXPECT_EQ(typed<ConsoleCommand>({"console", "--root", "/srv"}).root, "/srv");
}

}  // namespace
}  // namespace ecluse::daemon
