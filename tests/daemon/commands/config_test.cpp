#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/config_keys.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::perform;

ConfigCommand wish(ConfigView view, const std::string& root, Output output = Output::human) {
  return {view, root, output};
}

TEST(ConfigCheck, AgreesWithAFreshRoot) {
  const tests::TestRoot home;
  const auto said = perform(wish(ConfigView::check, home.text()));
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr("ecluse.toml: good"));
}

TEST(ConfigCheck, SaysEveryFaultWithItsPlaceInTheLanguageOfTheReader) {
  const tests::TestRoot home;
  tests::write_file(home.path() / "ecluse.toml", "emiter = 'X'\n[work]\nworkers = 1000\n");
  const auto said = perform(wish(ConfigView::check, home.text()), Language::fr);
  EXPECT_EQ(said.status, ExitStatus::configuration);
  EXPECT_THAT(said.out, HasSubstr("ecluse.toml:1:1: clé inconnue : emiter\n"));
  EXPECT_THAT(said.out, HasSubstr("ecluse.toml:3:11: workers doit être 0 à 256\n"));
  std::istringstream lines(perform(wish(ConfigView::check, home.text(), Output::json)).out);
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  EXPECT_EQ(nlohmann::json::parse(line)["line"], 1);
  ASSERT_TRUE(std::getline(lines, line));
  EXPECT_EQ(nlohmann::json::parse(line)["message"], "workers must be 0 to 256");
}

TEST(ConfigCheck, LooksAtWhatTheConfigurationNames) {
  const tests::TestRoot home;
  tests::write_file(home.path() / "ecluse.toml", "[answers]\ngroup = 'no-such-group'\n");
  const auto said = perform(wish(ConfigView::check, home.text()));
  EXPECT_EQ(said.status, ExitStatus::configuration);
  EXPECT_THAT(said.err, HasSubstr("no-such-group"));
  EXPECT_EQ(perform(wish(ConfigView::check, "/nowhere")).status, ExitStatus::configuration);
}

TEST(ConfigShow, SaysEachValueAndWhereItComesFrom) {
  const tests::TestRoot home;
  tests::write_file(home.path() / "ecluse.toml", "[work]\nin_flight = 7\n");
  const auto said = perform(wish(ConfigView::show, home.text()));
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_THAT(said.out, HasSubstr("work.in_flight = 7  (ecluse.toml)\n"));
  EXPECT_THAT(said.out, HasSubstr("emitter = \"CPP001\"  (default)\n"));
  const auto json = perform(wish(ConfigView::show, home.text(), Output::json)).out;
  EXPECT_EQ(static_cast<std::size_t>(std::count(json.begin(), json.end(), '\n')),
            config_keys().size());
}

TEST(ConfigKeysCommand, DocumentsEveryKeyForPeopleAndForMachines) {
  const auto words = perform(wish(ConfigView::keys, "")).out;
  std::istringstream lines(perform(wish(ConfigView::keys, "", Output::json)).out);
  for (const auto& key : config_keys()) {
    EXPECT_THAT(words, HasSubstr(key.path() + ": "));
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    const auto object = nlohmann::json::parse(line);
    EXPECT_EQ(object["key"], std::string(key.name));
    EXPECT_EQ(object["fr"], std::string(key.words_fr));
  }
}

}  // namespace
}  // namespace ecluse::daemon
