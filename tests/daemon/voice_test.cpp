#include "daemon/voice.hpp"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

const char* nobody(const char* /*name*/) {
  return nullptr;
}

TEST(Voice, SaysToTheLogAndThePagesWhatStandsInTheWayAndThatItIsOver) {
  const tests::TestRoot home;
  const auto house = Premises::open(home.text()).value();
  const auto catalogue = validation::Catalogue::standard().value();
  const auto ledger = house->open_ledger(lifecycle::Access::write).value();
  const auto workers = house->hire(0);
  const auto gate = Gate::open({house->disk,
                                house->root,
                                *ledger,
                                house->tables,
                                house->config,
                                *workers,
                                [] { return tests::monday; },
                                {}})
                        .value();
  Bulletin bulletin;
  const Notify notify(nobody);
  testing::internal::CaptureStderr();
  {
    Log log;
    Voice voice({log, notify, catalogue, Language::en}, bulletin);
    voice.serving(house->tables.version);
    voice.failed({"E_LEDGER_FULL", "no room"});
    EXPECT_TRUE(bulletin.read()->troubles.contains("E_LEDGER_FULL"));
    voice.refused({"E_CONFIG", "line 1, column 1: unknown key x"});
    voice.reloaded(*house, {"metrics.listen"});
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    voice.turned(*gate, *house);
    EXPECT_TRUE(bulletin.read()->troubles.empty());
    Tally tally;
    EXPECT_FALSE(voice.has_trouble(tally));
    tally.undelivered.push_back({"E_DISK_WRITE", "outbound"});
    EXPECT_TRUE(voice.has_trouble(tally));
  }
  const auto said = testing::internal::GetCapturedStderr();
  for (const auto* words :
       {"error E_LEDGER_FULL no room\n", "error E_CONFIG line 1, column 1: unknown key x\n",
        "info reloaded tables=", "warning restart_needed key=metrics.listen\n",
        "info recovered E_LEDGER_FULL\n", "error E_DISK_WRITE outbound\n"})
    EXPECT_THAT(said, HasSubstr(words));
}

}  // namespace
}  // namespace ecluse::daemon
