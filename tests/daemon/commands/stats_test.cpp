#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Stats, TellsAnEmptyBoardInEveryForm) {
  const tests::TestRoot home;
  home.drop(tests::flux_name(1), tests::small_ubl({"B-1"}));
  tests::perform(RunCommand{home.text()});
  StatsCommand command;
  command.root = home.text();
  command.board = "memoires";
  const auto said = tests::perform(command, Language::fr);
  EXPECT_EQ(said.status, ExitStatus::nothing_to_do) << said.err;
  EXPECT_THAT(said.out, HasSubstr("Dupliqué post refus"));
  command.output = Output::csv_excel_fr;
  EXPECT_THAT(tests::perform(command, Language::fr).out, HasSubstr("Structure;Nom;Brouillon"));
  command.output = Output::csv_rfc4180;
  command.board = "travaux";
  EXPECT_THAT(tests::perform(command).out, StartsWith("State,Name,0-1,1-5"));
  command.output = Output::json;
  EXPECT_EQ(tests::perform(command).out, "");
}

TEST(Stats, NeedsARoot) {
  StatsCommand command;
  command.root = "/nowhere";
  EXPECT_EQ(tests::perform(command).status, ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
