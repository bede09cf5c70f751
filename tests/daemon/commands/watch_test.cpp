// The real program, watching: started, rung, told to reload and to stop.
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "lifecycle/run_lock.hpp"
#include "tests/daemon/child_process.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/http_get.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using testing::HasSubstr;
using tests::becomes_true;
using tests::flux_name;
using tests::small_ubl;

constexpr auto soon = 20s;  // far more than it takes

class Watch : public testing::Test {
 protected:
  tests::ChildProcess watching(const char* config) const {
    tests::write_file(home_.path() / "ecluse.toml", config);
    return {{ECLUSE_PROGRAM, "watch", "--root", home_.text()}, log_path()};
  }
  fs::path log_path() const { return home_.path() / "log"; }
  bool says(const std::string& words) const {
    return becomes_true([&] {
      return fs::exists(log_path()) &&
             tests::read_file(log_path()).find(words) != std::string::npos;
    });
  }
  std::size_t answers(const std::string& partner = "ABC123") const {
    const auto folder = home_.path() / "outbound" / partner;
    if (!fs::is_directory(folder)) return 0;
    const auto files = tests::files_under(folder);
    return static_cast<std::size_t>(std::count_if(
        files.begin(), files.end(), [](const auto& name) { return !name.starts_with('.'); }));
  }
  bool answered(std::size_t flux) const {
    return becomes_true([&] { return answers() == 3 * flux; });
  }

  tests::TestRoot home_;
};

TEST_F(Watch, AnswersWhatIsDroppedAndEndsCleanlyWhenTold) {
  for (const int signal : {SIGTERM, SIGINT}) {
    auto process = watching("[pickup]\nquiet_ms = 0\nscan_ms = 60000\n");
    ASSERT_TRUE(says("started"));
    const int nth = signal == SIGTERM ? 1 : 2;
    home_.drop(flux_name(nth), small_ubl({"N" + std::to_string(nth)}));
    EXPECT_TRUE(answered(static_cast<std::size_t>(nth))) << "rung, not scanned";
    process.send(signal);
    EXPECT_EQ(process.wait(soon), 0);
    EXPECT_TRUE(says("stopped"));
    fs::remove(log_path());
  }
  EXPECT_THAT(tests::files_under(home_.path() / "spool"), testing::IsEmpty());
}

TEST_F(Watch, TakesWhatWasThereBefore) {
  home_.drop(flux_name(1), small_ubl());
  auto process = watching("[pickup]\nquiet_ms = 0\nscan_ms = 60000\n");
  EXPECT_TRUE(answered(1));
}

TEST_F(Watch, NeverTakesAFileThatIsStillBeingWritten) {
  auto process = watching("[pickup]\nquiet_ms = 100\nscan_ms = 100\n");
  ASSERT_TRUE(says("started"));
  const auto bytes = small_ubl();
  const auto path = home_.path() / "inbound/ABC123" / flux_name(1);
  {
    std::ofstream growing(path, std::ios::binary);
    for (std::size_t place = 0; place < bytes.size(); place += bytes.size() / 40 + 1) {
      growing << bytes.substr(place, bytes.size() / 40 + 1) << std::flush;
      std::this_thread::sleep_for(20ms);
      ASSERT_TRUE(fs::exists(path));
      ASSERT_EQ(answers(), 0U);
    }
  }
  EXPECT_TRUE(answered(1));
  EXPECT_THAT(tests::read_file(log_path()), HasSubstr("-> IN_INTEGRE"));
}

TEST_F(Watch, TakesNewTablesWhenToldAndKeepsTheOldOnesWhenTheyAreBad) {
  auto process = watching("[pickup]\nquiet_ms = 0\nscan_ms = 60000\n");
  ASSERT_TRUE(says("started"));
  const auto table = home_.path() / "referentiel/partenaires.tsv";
  const auto good = tests::read_file(table);
  tests::write_file(table, "code\n");
  process.send(SIGHUP);
  ASSERT_TRUE(says("E_TABLE partenaires.tsv"));
  home_.drop(flux_name(1), small_ubl({"N1"}));
  EXPECT_TRUE(answered(1));
  tests::write_file(table, good + "ZZZ999\tOne\tEDI\toui\toui\toui\t-\n");
  process.send(SIGHUP);
  ASSERT_TRUE(says("reloaded"));
  home_.drop(flux_name(1, "ZZZ999"), small_ubl({"N2"}), "ZZZ999");
  EXPECT_TRUE(becomes_true([&] { return answers("ZZZ999") == 3; }));
  process.send(SIGTERM);
  EXPECT_EQ(process.wait(soon), 0);
}

TEST_F(Watch, RefusesABadConfigurationWithItsPlaceAndKeepsTheOldOne) {
  auto process = watching("[pickup]\nquiet_ms = 0\nscan_ms = 60000\n");
  ASSERT_TRUE(says("started"));
  tests::write_file(home_.path() / "ecluse.toml", "[pickup]\nquiet = 0\nscan_ms = 5\n");
  process.send(SIGHUP);
  ASSERT_TRUE(
      says("E_CONFIG line 2, column 1: unknown key quiet; "
           "line 3, column 11: scan_ms must be 100 to one day"));
  home_.drop(flux_name(1), small_ubl({"N1"}));
  EXPECT_TRUE(answered(1)) << "with the old one";
  tests::write_file(home_.path() / "ecluse.toml",
                    "[pickup]\nquiet_ms = 0\n[metrics]\nlisten = '127.0.0.1:0'\n");
  process.send(SIGHUP);
  ASSERT_TRUE(says("restart_needed key=metrics.listen"));
  EXPECT_TRUE(says("recovered E_CONFIG"));
}

/// Nobody answers where the antivirus should be: nothing is taken, and what the operator changes
/// meanwhile is heard all the same.
TEST_F(Watch, TakesANewConfigurationWhileNothingCanBeTaken) {
  const std::string pickup = "[pickup]\nquiet_ms = 0\nscan_ms = 60000\n";
  const auto nobody =
      "[antivirus]\nengine = 'clamd'\naddress = 'unix:" + (home_.path() / "nobody").string() +
      "'\n";
  auto process = watching((pickup + nobody).c_str());
  ASSERT_TRUE(says("started"));
  home_.drop(flux_name(1), small_ubl());
  ASSERT_TRUE(says("E_ANTIVIRUS"));
  tests::write_file(home_.path() / "ecluse.toml", pickup);
  process.send(SIGHUP);
  EXPECT_TRUE(answered(1));
}

/// The console in the daemon: its port, its own threads, the tables of now.
TEST_F(Watch, ServesTheConsoleWhereTheConfigurationSaysSo) {
  auto process =
      watching("[pickup]\nquiet_ms = 0\nscan_ms = 60000\n[console]\nlisten = '127.0.0.1:0'\n");
  ASSERT_TRUE(says("console address=127.0.0.1:"));
  const auto log = tests::read_file(log_path());
  const auto at = log.find("console address=") + std::string("console address=").size();
  const auto address = log.substr(at, log.find('\n', at) - at);
  const auto opens = [&] {
    return becomes_true([&] {
      return tests::asked(address, "GET /connexion HTTP/1.0\r\n\r\n").find("200 OK") !=
             std::string::npos;
    });
  };
  EXPECT_TRUE(opens());
  process.send(SIGHUP);
  ASSERT_TRUE(says("reloaded"));
  EXPECT_TRUE(opens());
  home_.drop(flux_name(1), small_ubl());
  EXPECT_TRUE(answered(1)) << "the gate works beside";
  process.send(SIGTERM);
  EXPECT_EQ(process.wait(soon), 0);
}

TEST_F(Watch, RefusesToServeTheConsoleToOthersInClear) {
  auto process = watching("[console]\nlisten = '0.0.0.0:0'\n");
  EXPECT_EQ(process.wait(soon), 78);
  EXPECT_TRUE(says("off this machine the console asks for a certificate") ||
              says("hors de cette machine, la console demande un certificat"));
}

TEST_F(Watch, BecomesAnotherUserAndGivesAnswersTheirRights) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can become somebody else";
  fs::permissions(home_.path(), fs::perms::all);
  for (const auto& entry : fs::recursive_directory_iterator(home_.path()))
    ASSERT_EQ(::chown(entry.path().c_str(), 65534, 65534), 0);
  ASSERT_EQ(::chown(home_.path().c_str(), 65534, 65534), 0);
  auto process = watching(
      "[pickup]\nquiet_ms = 0\n[daemon]\nuser = 'nobody'\numask = '0077'\n"
      "[answers]\nmode = '0644'\n");
  home_.drop(flux_name(1), small_ubl());
  fs::permissions(home_.path() / "inbound/ABC123" / flux_name(1), fs::perms::all);
  ASSERT_TRUE(answered(1));
  for (const auto& entry : fs::directory_iterator(home_.path() / "outbound/ABC123")) {
    struct stat given {};
    ASSERT_EQ(::stat(entry.path().c_str(), &given), 0);
    EXPECT_EQ(given.st_uid, 65534U);
    EXPECT_EQ(given.st_mode & 0777U, 0644U);
  }
}

TEST_F(Watch, TakesNewTablesBetweenTwoFluxWithoutBeingTold) {
  auto process = watching("[pickup]\nquiet_ms = 0\nscan_ms = 60000\n");
  ASSERT_TRUE(says("started"));
  const auto table = home_.path() / "referentiel/annuaire.csv";
  const auto good = tests::read_file(table);
  tests::write_file(table, good + "21990005700015;TWICE;;;ACTIF;;;;;;;;;;;;\n");
  ASSERT_TRUE(says("annuaire.csv: line 18: structure 21990005700015 twice"));
  home_.drop(flux_name(1), small_ubl({"N1"}));
  EXPECT_TRUE(answered(1)) << "the old tables stay";
  tests::write_file(home_.path() / "new.csv", good + "99999999900017;ONE;;;ACTIF;;;;;;;;;;;;\n");
  ASSERT_EQ(tests::perform(AnnuaireImportCommand{home_.text(), (home_.path() / "new.csv").string()})
                .status,
            ExitStatus::all_accepted);
  ASSERT_TRUE(says("reloaded"));
  home_.drop(flux_name(2), small_ubl({"N2", "99999999900017"}));
  EXPECT_TRUE(answered(2)) << "accepted by the new directory: three answers";
}

TEST_F(Watch, TriesAgainWhatItLeftThoughItIsRungAllTheTime) {
  fs::create_directories(home_.path() / "outbound");
  tests::write_file(home_.path() / "outbound/ABC123", "in the way");
  auto process = watching("[pickup]\nquiet_ms = 0\nscan_ms = 200\n");
  home_.drop(flux_name(1), small_ubl());
  ASSERT_TRUE(says("-> IN_INTEGRE"));
  fs::remove(home_.path() / "outbound/ABC123");
  int rung = 0;
  EXPECT_TRUE(becomes_true(
      [&] {
        home_.drop("ring" + std::to_string(++rung) + ".tmp", "");
        std::this_thread::sleep_for(20ms);
        return answers() == 3;
      },
      5s));
}

TEST_F(Watch, LeavesTheRootToWhoWorksInIt) {
  const auto lock = lifecycle::RunLock::take(lifecycle::Root(home_.text()).lock());
  ASSERT_TRUE(lock);
  auto process = watching("");
  EXPECT_EQ(process.wait(soon), 75);
}

}  // namespace
}  // namespace ecluse::daemon
