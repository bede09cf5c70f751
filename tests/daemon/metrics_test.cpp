#include "daemon/metrics.hpp"

#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using tests::monday;

/// A day of work with everything in it.
MetricsSnapshot full() {
  MetricsSnapshot told;
  told.started = monday - 1h;
  told.last_turn = monday - 2s;
  told.tables = "abc";
  told.serving = true;
  told.flux[{"ABC123", Fate::integrated}] = 3;
  told.flux[{"ABC123", Fate::quarantined}] = 1;
  told.pieces[{"ABC123", true}] = 5;
  told.pieces[{"ABC123", false}] = 2;
  told.bytes = 1234;
  told.layers[0].add(250us);
  told.queues = {4, 1, 2, {{"ABC123", monday - 90s}}};
  told.room = DiskRoom{1000, 20};
  told.troubles = {"E_DISK_FULL"};
  return told;
}

lifecycle::Vitals vitals() {
  lifecycle::Vitals told;
  told.conservation = {9, 3, 1, 2, 1, 1, 1};
  told.owed = 6;
  told.owed_since = monday - 10s;
  return told;
}

std::set<std::string> names_of_table() {
  const auto text =
      tests::read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) / "daemon/tables/metrics.tsv");
  std::set<std::string> names;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("ecluse_")) names.insert(line.substr(0, line.find('\t')));
  return names;
}

TEST(Metrics, AreCountedByPartnerAndState) {
  const auto page = metrics_page(full(), vitals(), monday);
  for (const auto* line :
       {"ecluse_flux_total{partner=\"ABC123\",fate=\"integrated\"} 3\n",
        "ecluse_pieces_total{partner=\"ABC123\",verdict=\"rejected\"} 2\n",
        "ecluse_oldest_waiting_seconds{partner=\"ABC123\"} 90\n",
        "ecluse_waiting_flux{stage=\"in_flight\"} 2\n", "ecluse_received_bytes_total 1234\n",
        "ecluse_ledger_flux{state=\"pending\"} 1\n", "ecluse_conservation_gap 0\n",
        "ecluse_outbox_depth 6\n", "ecluse_outbox_oldest_seconds 10\n",
        "ecluse_disk_free_bytes 1000\n", "ecluse_trouble{code=\"E_DISK_FULL\"} 1\n",
        "ecluse_ready 0\n", "tables=\"abc\"} 1\n"})
    EXPECT_THAT(page, HasSubstr(line));
}

TEST(Metrics, TellTimesOfLayersAsHistograms) {
  const auto page = metrics_page(full(), vitals(), monday);
  EXPECT_THAT(page,
              HasSubstr("ecluse_layer_seconds_bucket{layer=\"technique\",le=\"0.0001\"} 0\n"
                        "ecluse_layer_seconds_bucket{layer=\"technique\",le=\"0.0003\"} 1\n"));
  EXPECT_THAT(page, HasSubstr("ecluse_layer_seconds_bucket{layer=\"technique\",le=\"+Inf\"} 1\n"
                              "ecluse_layer_seconds_sum{layer=\"technique\"} 0.00025\n"
                              "ecluse_layer_seconds_count{layer=\"technique\"} 1\n"));
  EXPECT_THAT(page, HasSubstr("ecluse_layer_seconds_count{layer=\"chorus\"} 0\n"));
}

TEST(Metrics, AreThoseOfTheTableAndEachHasItsWords) {
  const auto page = metrics_page(full(), vitals(), monday);
  for (const auto& name : names_of_table()) EXPECT_THAT(page, HasSubstr("# TYPE " + name + ' '));
}

TEST(Metrics, SayThatTheLedgerCannotBeAskedAndThatALawIsBroken) {
  EXPECT_THAT(metrics_page(full(), std::nullopt, monday), HasSubstr("ecluse_ledger_up 0\n"));
  auto lost = vitals();
  lost.conservation.pending = 0;
  EXPECT_THAT(metrics_page(full(), lost, monday), HasSubstr("ecluse_conservation_gap 1\n"));
}

TEST(Metrics, LetNoNameForgeALine) {
  auto told = full();
  told.flux[{"A\"B\\\nC", Fate::rejected}] = 1;
  EXPECT_THAT(metrics_page(told, vitals(), monday),
              HasSubstr("ecluse_flux_total{partner=\"A\\\"B\\\\C\",fate=\"rejected\"} 1\n"));
}

TEST(Metrics, ThatTheAlertRulesNameExist) {
  const auto rules = tests::read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) /
                                      "packaging/alerts/ecluse.rules.yml");
  const auto names = names_of_table();
  const std::regex word("ecluse_[a-z_]+");
  std::set<std::string> named;
  for (std::sregex_iterator one(rules.begin(), rules.end(), word), end; one != end; ++one)
    named.insert(one->str());
  EXPECT_GE(named.size(), 8U);
  for (const auto& name : named) EXPECT_TRUE(names.contains(name)) << name;
}

TEST(Bulletin, GivesTheLastSnapshotAndOneFromTheStart) {
  Bulletin bulletin;
  EXPECT_FALSE(bulletin.read()->serving);
  const auto before = bulletin.read();
  bulletin.publish(full());
  EXPECT_EQ(bulletin.read()->bytes, 1234U);
  EXPECT_EQ(before->bytes, 0U) << "what is read stays as it was";
}

}  // namespace
}  // namespace ecluse::daemon
