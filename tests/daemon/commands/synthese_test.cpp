#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

TEST(Synthese, TellsTheOwnerOfTheRootWhatWaits) {
  const tests::TestRoot home;
  SyntheseCommand command;
  command.root = home.text();
  home.drop(tests::flux_name(1), tests::small_ubl({"B-1"}));
  tests::perform(RunCommand{home.text()});
  const auto said = tests::perform(command, Language::fr);
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr("Pièces reçues à prendre en compte : 1"));
  EXPECT_THAT(said.out, HasSubstr("B-1"));
  command.output = Output::json;
  EXPECT_THAT(tests::perform(command).out, HasSubstr(R"("group":"RECUES")"));
}

TEST(Synthese, IsEmptyWhenNothingWaits) {
  const tests::TestRoot home;
  tests::perform(RunCommand{home.text()});
  SyntheseCommand command;
  command.root = home.text();
  const auto said = tests::perform(command);
  EXPECT_EQ(said.status, ExitStatus::nothing_to_do) << said.err;
  EXPECT_EQ(said.out, "");
  command.as = "nobody@mairie.fr";
  EXPECT_EQ(tests::perform(command).status, ExitStatus::usage) << "no such account";
}

TEST(Synthese, NeedsARoot) {
  SyntheseCommand command;
  command.root = "/nowhere";
  EXPECT_EQ(tests::perform(command).status, ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
