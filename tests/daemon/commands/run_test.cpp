#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "lifecycle/run_lock.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::SizeIs;
using tests::flux_name;
using tests::perform;
using tests::small_ubl;

std::string bad_ubl(const std::string& number) {
  return small_ubl({number, std::string(tests::unknown_recipient)});
}

TEST(Run, LeavesWithTheStatusThatSchedulersKnow) {
  struct Row {
    const char* what;
    std::vector<std::string> flux;
    int status;
  };
  const Row rows[] = {{"nothing", {}, 3},
                      {"all good", {small_ubl({"N1"}), small_ubl({"N2"})}, 0},
                      {"one bad", {small_ubl({"N1"}), bad_ubl("N2")}, 1},
                      {"all bad", {bad_ubl("N1"), ""}, 2}};
  for (const auto& row : rows) {
    const tests::TestRoot home;
    int nth = 0;
    for (const auto& bytes : row.flux) home.drop(flux_name(++nth), bytes);
    const auto said = perform(RunCommand{home.text()});
    EXPECT_EQ(static_cast<int>(said.status), row.status) << row.what << said.err;
    EXPECT_EQ(std::count(said.out.begin(), said.out.end(), '\n'), 1) << "a summary, and no more";
  }
}

TEST(Run, HasNothingToDoTheSecondTime) {
  const tests::TestRoot home;
  home.drop(flux_name(1), small_ubl());
  EXPECT_EQ(perform(RunCommand{home.text()}).status, ExitStatus::all_accepted);
  const auto answers = tests::contents_of(home.path() / "outbound");
  EXPECT_THAT(answers, SizeIs(3));
  EXPECT_EQ(perform(RunCommand{home.text()}).status, ExitStatus::nothing_to_do);
  EXPECT_EQ(tests::contents_of(home.path() / "outbound"), answers);
}

TEST(Run, TellsMachinesOneFluxALineAndThenTheSum) {
  const tests::TestRoot home;
  home.drop(flux_name(1), small_ubl({"N1"}));
  home.drop(flux_name(2), bad_ubl("N2"));
  std::istringstream lines(perform(RunCommand{home.text(), Output::json}).out);
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  ASSERT_THAT(objects, SizeIs(3));
  std::map<std::string, std::string> states;
  for (const auto& flux : {objects[0], objects[1]}) states[flux["file"]] = flux["state"];
  EXPECT_EQ(states[flux_name(1)], "IN_INTEGRE");
  EXPECT_EQ(states[flux_name(2)], "IN_REJETE");
  EXPECT_EQ(objects[2]["summary"]["flux"], 2);
  EXPECT_EQ(objects[2]["summary"]["rejected"], 1);
}

TEST(Run, WaitsForWhatWasDroppedJustBefore) {
  const tests::TestRoot home;
  tests::write_file(home.path() / "ecluse.toml", "[pickup]\nquiet_ms = 300\n");
  home.drop(flux_name(1), small_ubl());
  EXPECT_EQ(perform(RunCommand{home.text()}).status, ExitStatus::all_accepted);
}

TEST(Run, SaysThatAnswersCannotBeWrittenAndWritesThemTheNextTime) {
  const tests::TestRoot home;
  home.drop(flux_name(1), small_ubl());
  fs::remove(home.path() / "outbound");
  tests::write_file(home.path() / "outbound", "in the way");
  const auto said = perform(RunCommand{home.text()});
  EXPECT_EQ(said.status, ExitStatus::cannot_write);
  EXPECT_THAT(said.err, HasSubstr("outbound"));
  EXPECT_THAT(said.out, HasSubstr("1 integrated"));
  fs::remove(home.path() / "outbound");
  fs::create_directory(home.path() / "outbound");
  EXPECT_EQ(perform(RunCommand{home.text()}).status, ExitStatus::nothing_to_do);
  EXPECT_THAT(tests::files_under(home.path() / "outbound"), SizeIs(3));
}

TEST(Run, ComesBackLaterWhenAnotherWorksInTheRoot) {
  const tests::TestRoot home;
  home.drop(flux_name(1), small_ubl());
  const auto lock = lifecycle::RunLock::take(lifecycle::Root(home.text()).lock());
  ASSERT_TRUE(lock);
  const auto said = perform(RunCommand{home.text()});
  EXPECT_EQ(said.status, ExitStatus::try_again);
  EXPECT_THAT(said.err, HasSubstr("another instance"));
  EXPECT_THAT(tests::files_under(home.path() / "inbound"), SizeIs(1)) << "nothing was touched";
}

TEST(Run, LeavesTheRootToTheDaemonThatWorksInItAndSaysSo) {
  const tests::TestRoot home;
  home.drop(flux_name(1), small_ubl());
  const auto lock =
      lifecycle::RunLock::take(lifecycle::Root(home.text()).lock(), lifecycle::LockedFor::watch);
  ASSERT_TRUE(lock);
  const auto said = perform(RunCommand{home.text()});
  EXPECT_EQ(said.status, ExitStatus::nothing_to_do);
  EXPECT_THAT(said.out, HasSubstr("the daemon (process "));
  EXPECT_EQ(said.err, "");
}

TEST(Run, TakesNoMoreFilesThanItIsTold) {
  const tests::TestRoot home;
  for (int nth = 1; nth <= 5; ++nth)
    home.drop(flux_name(nth), small_ubl({"N" + std::to_string(nth)}));
  RunCommand three{home.text()};
  three.most = 3;
  EXPECT_THAT(perform(three).out, HasSubstr("3 flux"));
  EXPECT_THAT(tests::files_under(home.path() / "inbound"), SizeIs(2));
  EXPECT_THAT(perform(three).out, HasSubstr("2 flux"));
}

TEST(Run, TakesTheFilesOfOnePartnerOnly) {
  const tests::TestRoot home;
  home.drop(flux_name(1), small_ubl({"N1"}));
  home.drop(flux_name(2, "SSC777"), small_ubl({"N2"}), "SSC777");
  RunCommand one{home.text()};
  one.partner = "SSC777";
  EXPECT_THAT(perform(one).out, HasSubstr("1 flux"));
  EXPECT_THAT(tests::files_under(home.path() / "inbound"),
              testing::ElementsAre("ABC123/" + flux_name(1)));
}

TEST(Run, TakesNothingMoreAfterItsHour) {
  const tests::TestRoot home;
  home.drop(flux_name(1), small_ubl());
  RunCommand late{home.text()};
  late.until = "0s";
  EXPECT_EQ(perform(late).status, ExitStatus::nothing_to_do);
  EXPECT_THAT(tests::files_under(home.path() / "inbound"), SizeIs(1));
  late.until = "1h";
  EXPECT_EQ(perform(late).status, ExitStatus::all_accepted);
  late.until = "soon";
  EXPECT_EQ(perform(late).status, ExitStatus::usage);
}

TEST(Run, RefusesWhatIsNoRootOrBadlyConfigured) {
  const tests::TemporaryFolder nothing;
  EXPECT_EQ(perform(RunCommand{nothing.path().string()}).status, ExitStatus::configuration);
  const tests::TestRoot home;
  tests::write_file(home.path() / "ecluse.toml", "[pickup]\nquiet = 1\n");
  const auto said = perform(RunCommand{home.text()}, Language::fr);
  EXPECT_EQ(said.status, ExitStatus::configuration);
  EXPECT_THAT(said.err, HasSubstr("corrigez ecluse.toml"));
}

TEST(Run, SaysThatTheLedgerIsDamaged) {
  const tests::TestRoot home;
  fs::remove(home.path() / "suivi.sqlite");
  tests::write_file(home.path() / "suivi.sqlite", std::string(100'000, 'x'));
  EXPECT_EQ(perform(RunCommand{home.text()}).status, ExitStatus::internal);
}

}  // namespace
}  // namespace ecluse::daemon
