#include "daemon/past_house.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/rulebook_store.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/small_rulebook.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/signers.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class PastHouses : public testing::Test {
 protected:
  PastHouses() { tests::need(disk_.make_folder(root_.referentiel())); }

  /// The version that the house of today is kept under.
  std::string keep() {
    auto tables = tests::need(Tables::of_root(disk_, root_));
    add_settings(tables, config_);
    tests::need(keep_tables(disk_, root_, tables));
    return tables.version;
  }
  PastHouse house(const std::string& version) {
    return tests::need(house_of(disk_, root_, version, Config{}));
  }

  tests::DiskMemory disk_;
  lifecycle::Root root_{"/r"};
  Config config_;
};

TEST_F(PastHouses, HaveTheTablesOfThen) {
  const auto before = keep();
  disk_.put("/r/referentiel/derogations.tsv",
            "rule\trulebook\teffect\towner\treason\tuntil\nBR-01\t*\toff\tx\ty\t2030-01-01\n");
  const auto derogated = [&](const std::string& version) {
    return house(version).tables.derogations.all().size();
  };
  const auto after = keep();
  EXPECT_NE(after, before);
  EXPECT_EQ(derogated(before), 0U);
  EXPECT_EQ(derogated(after), 1U);
  EXPECT_EQ(house(before).tables.version, before);
}

TEST_F(PastHouses, HaveTheRulebooksAndTheCertificatesOfThen) {
  disk_.put("/in/small.sch", tests::small_schema());
  disk_.put("/r/referentiel/confiance/a.pem",
            tests::Identity({.name = "Autorite", .authority = true}).pem());
  tests::need(import_rulebooks(disk_, root_, "/in", "", 2026y / 3 / 2));
  const auto before = keep();
  tests::need(deactivate(disk_, root_, "small"));
  tests::need(disk_.remove("/r/referentiel/confiance/a.pem"));
  const auto after = keep();
  EXPECT_THAT(house(before).tables.rulebooks.names(), ElementsAre("small"));
  EXPECT_EQ(house(before).tables.trust.size(), 1U);
  EXPECT_THAT(house(after).tables.rulebooks.names(), IsEmpty());
  EXPECT_EQ(house(after).tables.trust.size(), 0U);
}

TEST_F(PastHouses, HaveTheSettingsThatVerdictsDependOn) {
  config_.limits.pieces = 7;
  config_.controls.whole_flux = WholeFlux::no_interface;
  const auto before = keep();
  config_ = {};
  EXPECT_NE(keep(), before);
  EXPECT_EQ(house(before).config.limits.pieces, 7U);
  EXPECT_EQ(house(before).config.controls.whole_flux, WholeFlux::no_interface);
  EXPECT_EQ(house(before).config.limits.flux_bytes, Config{}.limits.flux_bytes);
}

TEST_F(PastHouses, AreTheSameVersionWhenTheyAreTheSame) {
  EXPECT_EQ(keep(), keep());
}

TEST_F(PastHouses, DoNotAskTheAntivirusAgain) {
  Config today;
  today.antivirus.engine = AntivirusEngine::command;
  const auto version = keep();
  EXPECT_EQ(tests::need(house_of(disk_, root_, version, today)).config.antivirus.engine,
            AntivirusEngine::none);
}

TEST_F(PastHouses, AreRefusedWhenTheyWereNeverKept) {
  EXPECT_EQ(house_of(disk_, root_, std::string(64, 'a'), {}).error().code, "E_SET_ABSENT");
}

}  // namespace
}  // namespace ecluse::daemon
