#include "daemon/config.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

TEST(Config, IsAllDefaultsWhenEmpty) {
  const auto config = read_config("").value();
  EXPECT_FALSE(config.language);
  EXPECT_EQ(config.emitter, "CPP001");
  EXPECT_EQ(config.limits.pieces, 500U);
}

TEST(Config, TheExampleSaysTheDefaults) {
  const auto example = read_config(example_config());
  ASSERT_TRUE(example) << example.error().detail;
  const Config defaults;
  EXPECT_EQ(example->emitter, defaults.emitter);
  EXPECT_EQ(example->platform.label, defaults.platform.label);
  EXPECT_EQ(example->platform.matricule, defaults.platform.matricule);
  EXPECT_EQ(example->platform.documentation, defaults.platform.documentation);
  EXPECT_EQ(example->platform.support, defaults.platform.support);
  EXPECT_EQ(example->pickup.quiet, defaults.pickup.quiet);
  EXPECT_EQ(example->pickup.scan, defaults.pickup.scan);
  EXPECT_EQ(example->work.workers, defaults.work.workers);
  EXPECT_EQ(example->work.in_flight, defaults.work.in_flight);
  EXPECT_EQ(example->limits.flux_bytes, defaults.limits.flux_bytes);
  EXPECT_EQ(example->limits.pieces, defaults.limits.pieces);
  EXPECT_EQ(example->signatures.trust, defaults.signatures.trust);
  EXPECT_EQ(example->limits.piece_bytes, defaults.limits.piece_bytes);
  EXPECT_EQ(example->controls.whole_flux, defaults.controls.whole_flux);
  EXPECT_EQ(example->antivirus.engine, defaults.antivirus.engine);
  EXPECT_EQ(example->antivirus.clean, defaults.antivirus.clean);
  EXPECT_EQ(example->antivirus.infected, defaults.antivirus.infected);
  EXPECT_EQ(example->antivirus.address, defaults.antivirus.address);
  EXPECT_EQ(example->antivirus.timeout, defaults.antivirus.timeout);
  EXPECT_EQ(example->antivirus.unjudged, defaults.antivirus.unjudged);
}

TEST(Config, TakesEveryKey) {
  const auto config =
      read_config(
          "language = 'fr'\nemitter = 'AAA123'\n"
          "[plateforme]\nlibelle = 'Ici'\nmatricule = '0042'\n"
          "documentation = 'https://x/{code}'\nsupport = ''\n"
          "[pickup]\nquiet_ms = 0\nscan_ms = 500\n[work]\nworkers = 3\nin_flight = 7\n"
          "[limits]\nflux_bytes = 10\npieces = 2\npiece_bytes = 5\n"
          "[controls]\nwhole_flux = 'all'\n"
          "[antivirus]\nengine = 'clamd'\ncommand = ['/bin/scan', '{file}']\nclean = [0, 3]\n"
          "infected = [2]\naddress = 'tcp:127.0.0.1:3310'\ntimeout_ms = 9\nunjudged = 'warn'\n")
          .value();
  EXPECT_EQ(config.language, Language::fr);
  EXPECT_EQ(config.emitter, "AAA123");
  EXPECT_EQ(config.platform.label, "Ici");
  EXPECT_EQ(config.platform.matricule, "0042");
  EXPECT_EQ(config.platform.documentation, "https://x/{code}");
  EXPECT_EQ(config.platform.support, "");
  EXPECT_EQ(config.pickup.quiet.count(), 0);
  EXPECT_EQ(config.pickup.scan.count(), 500);
  EXPECT_EQ(config.work.workers, 3U);
  EXPECT_EQ(config.work.in_flight, 7U);
  EXPECT_EQ(config.limits.flux_bytes, 10U);
  EXPECT_EQ(config.limits.pieces, 2U);
  EXPECT_EQ(config.limits.piece_bytes, 5U);
  EXPECT_EQ(config.controls.whole_flux, WholeFlux::every_interface);
  EXPECT_EQ(config.antivirus.engine, AntivirusEngine::clamd);
  EXPECT_EQ(config.antivirus.command, (std::vector<std::string>{"/bin/scan", "{file}"}));
  EXPECT_EQ(config.antivirus.clean, (std::vector{0, 3}));
  EXPECT_EQ(config.antivirus.infected, (std::vector{2}));
  EXPECT_EQ(config.antivirus.address, "tcp:127.0.0.1:3310");
  EXPECT_EQ(config.antivirus.timeout.count(), 9);
  EXPECT_EQ(config.antivirus.unjudged, Unjudged::warned);
}

TEST(Config, IsRefusedWithItsLineAndColumn) {
  struct Row {
    const char* text;
    const char* words;
  };
  for (
      const auto& row : {
          Row{"language = 'de'\n", "line 1, column 12: language must be \"fr\" or \"en\""},
          Row{"emitter = 'short'\n", "line 1, column 11: emitter must be six capitals or digits"},
          Row{"[plateforme]\nlibelle = ''\n", "line 2, column 11: libelle must be a line of text"},
          Row{"[plateforme]\nmatricule = '99'\n",
              "line 2, column 13: matricule must be four digits"},
          Row{"[work]\nworkers = -1\n", "line 2, column 11: workers must be 0 to 256"},
          Row{"[work]\nworkers = '2'\n", "line 2, column 11: workers must be 0 to 256"},
          Row{"[work]\nworker = 2\n", "line 2, column 1: unknown key worker"},
          Row{"[antivirus]\nengine = 'magic'\n",
              "line 2, column 10: engine must be \"none\", \"command\" or \"clamd\""},
          Row{"[antivirus]\nengine = 'command'\n",
              "antivirus: the engine is a command, and there is no command"},
          Row{"[antivirus]\ncommand = ['clamscan']\n",
              "line 2, column 11: command must be a list: the path of a program and its arguments"},
          Row{"[antivirus]\ncommand = '/bin/clamscan'\n",
              "line 2, column 11: command must be a list: the path of a program and its arguments"},
          Row{"[antivirus]\ninfected = [256]\n",
              "line 2, column 12: infected must be a list of exit statuses, 0 to 255"},
          Row{"[antivirus]\naddress = 'tcp:10.0.0.1:3310'\n",
              "line 2, column 11: address must be \"unix:/path\" or \"tcp:127.0.0.1:port\""},
          Row{"[wrok]\n", "line 1, column 2: unknown key wrok"},
          Row{"[metrics]\nlisten = '0.0.0.0:80'\n",
              "line 2, column 10: listen must be \"127.0.0.1:port\", \"[::1]:port\" or nothing"},
          Row{"[answers]\nmode = '999'\n",
              "line 2, column 8: mode must be an octal number such as \"0640\", or nothing"},
          Row{"[log]\nto = 'log'\n",
              "line 2, column 6: to must be \"stderr\", or a file by its whole path"},
      }) {
    const auto config = read_config(row.text);
    ASSERT_FALSE(config) << row.text;
    EXPECT_EQ(config.error(), (Error{"E_CONFIG", row.words}));
  }
  EXPECT_FALSE(read_config("emitter = \n"));
}

TEST(Config, IsRefusedForEveryFaultAtOnceInTheOrderOfTheText) {
  const auto settings = read_settings(
      "[work]\nworkers = -1\nwrokers = 2\n[pickup]\nquiet_ms = 5\nscan_ms = 'often'\n");
  std::vector<std::string> texts;
  for (const auto& fault : settings.faults) texts.push_back(fault_text(fault));
  EXPECT_EQ(texts, (std::vector<std::string>{"line 2, column 11: workers must be 0 to 256",
                                             "line 3, column 1: unknown key wrokers",
                                             "line 6, column 11: scan_ms must be 100 to one day"}));
  EXPECT_EQ(settings.said, (std::set<std::string, std::less<>>{"pickup.quiet_ms"}));
  EXPECT_EQ(settings.config.pickup.quiet.count(), 5);
  EXPECT_EQ(settings.config.work.workers, Config{}.work.workers);
}

}  // namespace
}  // namespace ecluse::daemon
