#include "daemon/progress.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

TEST(Progress, ShowsWhatIsDoneTheRateAndTheTimeLeft) {
  EXPECT_EQ(progress_line(50, 200, 5s), "[#######.......................] 50/200  10/s  0:15");
  EXPECT_EQ(progress_line(0, 0, 0ms), "[..............................] 0/0  0/s  0:00");
}

TEST(Progress, IsABarOnATerminalLinesElsewhereAndNothingForMachines) {
  EXPECT_EQ(showing_of(true, false), Showing::bar);
  EXPECT_EQ(showing_of(false, false), Showing::lines);
  EXPECT_EQ(showing_of(true, true), Showing::nothing);
  std::ostringstream out;
  {
    Progress progress(out, Showing::lines);
    progress.at(1, 2);
  }
  EXPECT_EQ(out.str(), "") << "short work says nothing";
}

TEST(Progress, DrawsNothingOffATerminal) {
  std::ostringstream out;
  {
    Progress progress(out, false);
    progress.at(1, 2);
  }
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace ecluse::daemon
