#include "daemon/antivirus.hpp"

#include <gtest/gtest.h>

#include "lifecycle/disk_posix.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/fake_clamd.hpp"

namespace ecluse::daemon {
namespace {

using tests::FakeClamd;

Config::Antivirus clamd_at(const std::string& address) {
  Config::Antivirus settings;
  settings.engine = AntivirusEngine::clamd;
  settings.address = address;
  settings.timeout = std::chrono::seconds{5};
  return settings;
}

Config::Antivirus command_of(std::vector<std::string> command, std::vector<int> clean = {0},
                             std::vector<int> infected = {1}) {
  Config::Antivirus settings;
  settings.engine = AntivirusEngine::command;
  settings.command = std::move(command);
  settings.clean = std::move(clean);
  settings.infected = std::move(infected);
  return settings;
}

std::string verdict_on(const Config::Antivirus& settings, const std::string& bytes) {
  tests::DiskMemory disk;
  disk.put("/spool/f", bytes);
  const auto verdict = scan(settings, disk, "/spool/f");
  if (!verdict) return verdict.error().code + " " + verdict.error().detail;
  return (verdict->infected ? "infected " : "clean ") + verdict->signature;
}

TEST(Antivirus, TellsTheNameOfWhatClamdFinds) {
  const FakeClamd clamd;
  EXPECT_EQ(verdict_on(clamd_at(clamd.address()), "an invoice"), "clean ");
  EXPECT_EQ(verdict_on(clamd_at(clamd.address()), "behind " + tests::eicar()),
            "infected Eicar-Signature");
}

TEST(Antivirus, ThatComplainsHasNotJudged) {
  const FakeClamd clamd(FakeClamd::Family::machine, FakeClamd::Mood::narrow);
  const auto verdict = verdict_on(clamd_at(clamd.address()), "an invoice");
  EXPECT_TRUE(verdict.starts_with("E_ANTIVIRUS")) << verdict;
}

TEST(Antivirus, MapsTheExitStatusesOfACommand) {
  const auto grep = command_of({"/bin/grep", "-q", "EICAR", "{file}"}, {1}, {0});
  tests::TemporaryFolder folder;
  const auto path = (folder.path() / "f").string();
  const lifecycle::DiskPosix disk;
  tests::write_file(path, tests::eicar());
  EXPECT_TRUE(scan(grep, disk, path).value().infected);
  tests::write_file(path, "an invoice");
  EXPECT_EQ(scan(grep, disk, path).value(), Verdict{});
  const auto unable = scan(grep, disk, path + "-that-is-not-there");
  ASSERT_FALSE(unable);
  EXPECT_EQ(unable.error(), (Error{"E_ANTIVIRUS", "/bin/grep: exit 2 "}));
}

TEST(Antivirus, TakesTheNameOfTheVirusFromWhatACommandSays) {
  struct Row {
    std::vector<std::string> command;
    const char* verdict;
  };
  for (const auto& row :
       {Row{{"/bin/echo", "{file}: Win.Test.EICAR FOUND"}, "infected Win.Test.EICAR"},
        Row{{"/bin/echo", "-n", "{file}:", "Bad\x01Name", "FOUND"}, "infected Bad\\x01Name"},
        Row{{"/bin/true"}, "infected "}})
    EXPECT_EQ(verdict_on(command_of(row.command, {1}, {0}), ""), row.verdict);
}

TEST(Antivirus, IsAskedWhetherItIsThere) {
  EXPECT_TRUE(ready({}));
  EXPECT_TRUE(ready(command_of({"/bin/true"})));
  EXPECT_FALSE(ready(command_of({"/nowhere/scan"})));
  EXPECT_FALSE(ready(clamd_at("unix:/nowhere/clamd.ctl")));
  const FakeClamd clamd;
  EXPECT_TRUE(ready(clamd_at(clamd.address())));
}

}  // namespace
}  // namespace ecluse::daemon
