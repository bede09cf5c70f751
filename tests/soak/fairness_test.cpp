// One partner's mountain of files must not delay another's. ECLUSE_MOUNTAIN=n makes it higher
// (make soak: 500,000).
#include <algorithm>
#include <csignal>
#include <iostream>
#include <thread>

#include <gtest/gtest.h>

#include "tests/daemon/child_process.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/wishes.hpp"

namespace ecluse::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

int mountain() {
  return wish("ECLUSE_MOUNTAIN", 5000);
}

class Fairness : public testing::Test {
 protected:
  Fairness() {
    write_file(home_.path() / "ecluse.toml", "[pickup]\nquiet_ms = 100\nscan_ms = 1000\n");
    for (int i = 0; i < mountain(); ++i)
      write_file(home_.path() / "inbound/ABC123" / flux_name(i), "<nothing/>");
  }

  /// Drops a flux of another partner, and waits for the first answer to it.
  std::chrono::milliseconds time_of_an_answer(int nth) const {
    const auto begin = Clock::now();
    home_.drop(flux_name(nth, "OPE001"), small_ubl({"F" + std::to_string(nth)}), "OPE001");
    const auto answers = home_.path() / "outbound/OPE001";
    const auto known = count(answers);
    EXPECT_TRUE(becomes_true([&] { return count(answers) > known; }, 120s));
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
  }

  static std::ptrdiff_t count(const fs::path& folder) {
    std::error_code absent;
    const fs::directory_iterator entries(folder, absent);
    return absent ? 0 : std::distance(begin(entries), end(entries));
  }

  TestRoot home_;
};

TEST_F(Fairness, AMountainOfFilesDelaysNobodyElse) {
  ChildProcess daemon({ECLUSE_PROGRAM, "watch", "--root", home_.text()}, home_.path() / "log");
  std::chrono::milliseconds worst{0};
  for (int nth = 1; nth <= 3; ++nth) {
    worst = std::max(worst, time_of_an_answer(nth));
    std::this_thread::sleep_for(200ms);
  }
  std::cout << "behind " << mountain() << " files of another partner: an answer after "
            << worst.count() << " ms at the most\n";
  EXPECT_LT(worst, 5s);
  daemon.send(SIGTERM);
  EXPECT_EQ(daemon.wait(120s), 0);
}

}  // namespace
}  // namespace ecluse::tests
