#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "lifecycle/sqlite.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/small_rulebook.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using tests::perform;

class ReplayCommands : public testing::Test {
 protected:
  ReplayCommands() {
    for (int nth : {1, 2})
      home_.drop(tests::flux_name(nth), tests::small_ubl({.number = "F-" + std::to_string(nth)}));
    perform(RunCommand{home_.text()});
  }
  void gate_with_a_rulebook() {
    tests::write_file(home_.path() / "referentiel" / "profils.tsv",
                      "interface\tdocument\tprofile\trulebook\teffect\tsource\n"
                      "*\tUBL*\t*\tsmall\tgate\tours\n");
    tests::write_file(release_.path() / "small.sch", tests::small_schema("another"));
    perform(RulesImportCommand{home_.text(), release_.path().string(), {}});
  }
  std::string list() {
    ListCommand command;
    command.root = home_.text();
    return perform(command).out;
  }
  tests::Said ask(const std::vector<std::string>& ids, const std::string& as_of,
                  Output output = Output::human, const std::string& comment = "audit") {
    return perform(ReplayCommand{home_.text(), ids, as_of, comment, output});
  }

  const tests::TestRoot home_;
  const tests::TemporaryFolder release_;
};

TEST_F(ReplayCommands, SayThatTheVerdictIsTheSame) {
  gate_with_a_rulebook();
  const auto said = ask({tests::flux_name(1)}, "then");
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, AllOf(HasSubstr("same verdict"), HasSubstr("1 flux read again: 1 with"),
                              Not(HasSubstr("‹"))));
}

TEST_F(ReplayCommands, TellWhatTodayWouldSayOtherwise) {
  gate_with_a_rulebook();
  const auto said = ask({tests::flux_name(1)}, "now");
  EXPECT_EQ(said.status, ExitStatus::all_rejected);
  EXPECT_THAT(said.out, AllOf(HasSubstr("T-01 error"), HasSubstr("0 with the same verdict"),
                              Not(HasSubstr("‹"))));
  EXPECT_THAT(said.out, Not(HasSubstr(std::string(tests::supplier_iban))));
}

TEST_F(ReplayCommands, TakeAllTheFluxWhenAskedInCapitals) {
  gate_with_a_rulebook();
  EXPECT_THAT(ask({"ALL"}, "then").out, HasSubstr("2 flux read again: 2 with"));
  EXPECT_EQ(ask({"all"}, "then").status, ExitStatus::nothing_to_do) << "no flux is called so";
  EXPECT_EQ(ask({"ALL", tests::flux_name(1)}, "then").status, ExitStatus::usage);
}

TEST_F(ReplayCommands, TakeAnIdThatFollowsAsOf) {
  EXPECT_THAT(ask({}, tests::flux_name(1)).out, HasSubstr("1 flux read again: 1 with"));
  EXPECT_EQ(ask({}, "now").status, ExitStatus::usage);
}

TEST_F(ReplayCommands, AskForAComment) {
  EXPECT_EQ(ask({tests::flux_name(1)}, "then", Output::human, "  ").status, ExitStatus::usage);
}

TEST_F(ReplayCommands, AnswerMachines) {
  gate_with_a_rulebook();
  std::istringstream lines(ask({"ALL"}, "now", Output::json).out);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto row = nlohmann::json::parse(line);
    EXPECT_EQ(row["same"], false);
    EXPECT_EQ(row["as_of"], "now");
    EXPECT_FALSE(row["differences"].empty());
  }
  EXPECT_EQ(count, 2);
}

TEST_F(ReplayCommands, ChangeNothingButTheAudit) {
  const auto before = list();
  const auto files = tests::files_under(home_.path() / "outbound");
  ask({tests::flux_name(1)}, "now", Output::human, "contrôle de mars");
  EXPECT_EQ(list(), before);
  EXPECT_EQ(tests::files_under(home_.path() / "outbound"), files);
  auto ledger =
      lifecycle::Connection::open(home_.text() + "/suivi.sqlite", lifecycle::Access::read_only);
  ASSERT_TRUE(ledger);
  EXPECT_EQ(ledger
                ->number("SELECT COUNT(*) FROM audit WHERE what = 'replay' AND who <> '' AND "
                         "detail LIKE 'as_of=now FSO1100A%: contrôle de mars'")
                .value(),
            1);
}

}  // namespace
}  // namespace ecluse::daemon
