#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/small_rulebook.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class BenchRules : public testing::Test {
 protected:
  BenchRules() {
    tests::write_file(folder_.path() / "small.sch", tests::small_schema());
    tests::write_file(folder_.path() / "a.xml", tests::small_ubl());
  }
  [[nodiscard]] std::string path(const char* name) const {
    return (folder_.path() / name).string();
  }
  tests::Said ask(const std::string& root, const std::string& book,
                  Output output = Output::human) const {
    return tests::perform(BenchRulesCommand{root, book, {path("a.xml")}, 1, output});
  }

  const tests::TemporaryFolder folder_;
};

TEST_F(BenchRules, TellWhatARulebookCosts) {
  const auto said = ask({}, path("small.sch"));
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, AllOf(HasSubstr("small"), HasSubstr("a.xml"), HasSubstr("MB/s"),
                              Not(HasSubstr("‹"))));
}

TEST_F(BenchRules, TellItToMachines) {
  std::istringstream lines(ask({}, path("small.sch"), Output::json).out);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(nlohmann::json::parse(line)["rules"], 2);
  std::getline(lines, line);
  const auto lap = nlohmann::json::parse(line);
  EXPECT_EQ(lap["bytes"], tests::small_ubl().size());
  EXPECT_EQ(lap["findings"], 2);
  EXPECT_GT(std::stod(lap["us_per_document"].get<std::string>()), 0);
}

TEST_F(BenchRules, TakeThoseInUseOfARoot) {
  const tests::TestRoot home;
  EXPECT_EQ(ask(home.text(), {}).status, ExitStatus::configuration) << "none is in use";
  tests::perform(RulesImportCommand{home.text(), path("small.sch"), {}});
  EXPECT_EQ(ask(home.text(), {}).status, ExitStatus::all_accepted);
  EXPECT_EQ(ask(home.text(), "other").status, ExitStatus::configuration);
}

TEST_F(BenchRules, RefuseWhatTheyCannotRead) {
  EXPECT_EQ(ask({}, {}).status, ExitStatus::configuration);
  tests::write_file(folder_.path() / "a.xml", "no XML");
  EXPECT_EQ(ask({}, path("small.sch")).status, ExitStatus::unreadable_input);
}

}  // namespace
}  // namespace ecluse::daemon
