#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

TEST(Perform, DoesTheCommandThatWasTyped) {
  const tests::TestRoot home;
  const auto file = (home.path() / "absent").string();
  CheckCommand check;
  check.files = {file};
  ListCommand list;
  list.root = home.text();
  struct Row {
    Command command;
    ExitStatus status;
    const char* words;  ///< said on either stream
  };
  const Row rows[] = {
      {InitCommand{home.text()}, ExitStatus::all_accepted, "Root ready"},
      {RunCommand{home.text()}, ExitStatus::nothing_to_do, "0 flux"},
      {WatchCommand{"/nowhere"}, ExitStatus::configuration, "not a root"},
      {check, ExitStatus::unreadable_input, "absent"},
      {list, ExitStatus::nothing_to_do, "Received"},
      {ShowCommand{home.text(), "X-1"}, ExitStatus::nothing_to_do, "X-1"},
      {SchemasImportCommand{home.text(), file}, ExitStatus::unreadable_input, "absent"},
  };
  for (const auto& row : rows) {
    const auto said = tests::perform(row.command);
    EXPECT_EQ(said.status, row.status) << row.words;
    EXPECT_NE((said.out + said.err).find(row.words), std::string::npos) << said.out << said.err;
  }
}

}  // namespace
}  // namespace ecluse::daemon
