#include "daemon/config_keys.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

const ConfigKey& key_named(const std::string& path) {
  for (const auto& key : config_keys())
    if (key.path() == path) return key;
  throw std::logic_error(path);
}

TEST(ConfigKeys, StandEachInItsPlaceOnceAndWithItsWords) {
  std::set<std::string> paths;
  for (const auto& key : config_keys()) {
    EXPECT_TRUE(paths.insert(key.path()).second) << key.path() << " twice";
    Config config;
    const auto value = load(key, config);
    if (!std::holds_alternative<std::monostate>(value)) store(key, value, config);
    EXPECT_EQ(load(key, config), value) << key.path();
    for (const auto words : {key.expected_en, key.expected_fr, key.words_en, key.words_fr})
      EXPECT_FALSE(words.empty()) << key.path();
    EXPECT_NE(key.fallback.empty(), key.example.empty()) << key.path();
  }
}

TEST(ConfigKeys, HaveTheDefaultsThatTheTableSays) {
  const Config defaults;
  for (const auto& key : config_keys()) {
    if (key.fallback.empty()) continue;
    const auto value = load(key, defaults);
    EXPECT_EQ(value_text(key, value), key.fallback) << key.path();
    EXPECT_TRUE(fits(key, value)) << key.path();
  }
}

TEST(ConfigKeys, TakeWhatTheirRangesSayAndNoMore) {
  const auto& quiet = key_named("pickup.quiet_ms");
  EXPECT_TRUE(fits(quiet, std::int64_t{0}));
  EXPECT_TRUE(fits(quiet, std::int64_t{86'400'000}));
  EXPECT_FALSE(fits(quiet, std::int64_t{-1}));
  EXPECT_FALSE(fits(quiet, std::int64_t{86'400'001}));
  const auto& form = key_named("log.form");
  EXPECT_EQ(choice_of(form, "json"), 1);
  EXPECT_FALSE(fits(form, choice_of(form, "xml")));
  EXPECT_TRUE(fits(key_named("daemon.umask"), std::string("0027")));
  EXPECT_FALSE(fits(key_named("daemon.umask"), std::string("1777")));
  EXPECT_FALSE(fits(key_named("daemon.user"), std::string("-root")));
  EXPECT_FALSE(fits(key_named("antivirus.command"), std::vector<std::string>{"clamscan"}));
}

TEST(ConfigKeys, ThatADaemonAtWorkDoesNotTakeUpAreNamed) {
  const Config before;
  auto after = before;
  after.metrics.listen = "127.0.0.1:9464";
  after.work.workers = 3;
  EXPECT_THAT(asking_restart(before, after), testing::ElementsAre("metrics.listen"));
  EXPECT_THAT(asking_restart(before, before), testing::IsEmpty());
}

TEST(ConfigKeys, AreWrittenAsTomlReadsThem) {
  Config config;
  config.platform.label = "L'\"Écluse\"\\";
  config.antivirus.command = {"/bin/scan", "{file}"};
  EXPECT_EQ(
      value_text(key_named("plateforme.libelle"), load(key_named("plateforme.libelle"), config)),
      "\"L'\\\"Écluse\\\"\\\\\"");
  EXPECT_EQ(
      value_text(key_named("antivirus.command"), load(key_named("antivirus.command"), config)),
      "[\"/bin/scan\", \"{file}\"]");
  EXPECT_EQ(value_text(key_named("language"), load(key_named("language"), config)), "");
}

}  // namespace
}  // namespace ecluse::daemon
