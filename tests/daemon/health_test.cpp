#include "daemon/health.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using tests::monday;

MetricsSnapshot at_work() {
  MetricsSnapshot told;
  told.last_turn = monday;
  told.serving = true;
  return told;
}

TEST(Health, IsGoodWhileTheGateTurnsAndNothingStandsInTheWay) {
  const auto health = health_of(at_work(), monday + 2s);
  EXPECT_TRUE(health.alive && health.ready);
}

TEST(Health, IsAliveAndNotReadyWhileSomethingStandsInTheWay) {
  auto told = at_work();
  told.troubles = {"E_DISK_FULL"};
  const auto health = health_of(told, monday + 2s);
  EXPECT_TRUE(health.alive);
  EXPECT_FALSE(health.ready);
}

TEST(Health, IsGoneWhenTheGateHasNotTurnedForLongOrNever) {
  EXPECT_FALSE(health_of(at_work(), monday + 6min).alive);
  EXPECT_FALSE(health_of(MetricsSnapshot{}, monday).alive);
  EXPECT_TRUE(health_of(at_work(), monday - 1h).ready) << "the clock was put back";
}

TEST(Health, IsToldWithCodesAndWordsInBothLanguages) {
  const auto catalogue = validation::Catalogue::standard().value();
  auto told = at_work();
  told.troubles = {"E_DISK_FULL"};
  for (const auto language : {Language::fr, Language::en}) {
    const auto object =
        nlohmann::json::parse(health_json(health_of(told, monday), told, catalogue, language));
    EXPECT_EQ(object["ready"], false);
    EXPECT_EQ(object["troubles"][0]["code"], "E_DISK_FULL");
    EXPECT_EQ(object["troubles"][0]["message"], catalogue.text("E_DISK_FULL", language));
    EXPECT_EQ(status_line(told, catalogue, language),
              "E_DISK_FULL: " + catalogue.text("E_DISK_FULL", language));
  }
  told.troubles.clear();
  told.flux[{"ABC123", Fate::integrated}] = 3;
  told.queues.noticed = 2;
  EXPECT_EQ(status_line(told, catalogue, Language::en), "3 flux concluded, 2 waiting");
}

}  // namespace
}  // namespace ecluse::daemon
