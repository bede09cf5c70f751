#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A root where three invoices came, in three flux.
class SearchCommands : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    home_ = std::make_unique<tests::TestRoot>();
    for (int nth = 1; nth <= 3; ++nth)
      home_->drop(tests::flux_name(nth), tests::small_ubl({"N-" + std::to_string(nth)}));
    tests::perform(RunCommand{home_->text()});
  }
  static void TearDownTestSuite() { home_.reset(); }
  static SearchCommand wish(Output output = Output::human) {
    SearchCommand command;
    command.root = home_->text();
    command.output = output;
    return command;
  }

  static inline std::unique_ptr<tests::TestRoot> home_;
};

TEST_F(SearchCommands, ShowAPageAndHowManyThereAre) {
  auto command = wish();
  command.limit = 2;
  const auto said = tests::perform(command);
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr("3 row(s), 2 shown"));
  EXPECT_THAT(said.out, HasSubstr("--before"));
  EXPECT_THAT(said.out, Not(HasSubstr("‹")));
}

TEST_F(SearchCommands, TurnThePageByTheRowOfTheLast) {
  auto command = wish(Output::json);
  command.limit = 2;
  std::vector<nlohmann::json> lines;
  std::istringstream out(tests::perform(command).out);
  for (std::string line; std::getline(out, line);) lines.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[2]["page"][0]["total"], 3);
  command.before = lines[2]["page"][0]["next"];
  const auto next = tests::perform(command).out;
  EXPECT_EQ(nlohmann::json::parse(next.substr(0, next.find('\n')))["number"], "N-1");
}

TEST_F(SearchCommands, GiveSpreadsheetsAllPages) {
  auto command = wish(Output::csv_excel_fr);
  command.limit = 5;
  const auto said = tests::perform(command, Language::fr).out;
  EXPECT_THAT(said, StartsWith("\xEF\xBB\xBFNuméro;"));
  EXPECT_EQ(said.find("\xEF\xBB\xBF", 3), std::string::npos) << "one mark, at the head";
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 4);
  EXPECT_THAT(tests::perform(wish(Output::csv_rfc4180)).out, StartsWith("Number,"));
}

TEST_F(SearchCommands, FindNothingOrCannotRead) {
  auto command = wish();
  command.number = "NONE";
  EXPECT_EQ(tests::perform(command).status, ExitStatus::nothing_to_do);
  command.issued_from = "yesterday";
  const auto said = tests::perform(command);
  EXPECT_EQ(said.status, ExitStatus::usage);
  EXPECT_THAT(said.err, HasSubstr("yesterday"));
  command.root = "/nowhere";
  EXPECT_EQ(tests::perform(command).status, ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
