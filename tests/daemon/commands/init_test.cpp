#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using tests::perform;

TEST(Init, MakesARootThatIsReadyToRun) {
  const tests::TemporaryFolder folder;
  const auto root = (folder.path() / "new" / "root").string();
  const auto said = perform(InitCommand{root});
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr(root));
  for (const auto* name : {"inbound", "outbound", "archive", "quarantine", "spool", "referentiel",
                           "inbound/ABC123", "inbound/OPE001"})
    EXPECT_TRUE(fs::is_directory(fs::path(root) / name)) << name;
  for (const auto* name :
       {"ecluse.toml", "suivi.sqlite", "referentiel/partenaires.tsv", "referentiel/annuaire.csv"})
    EXPECT_TRUE(fs::is_regular_file(fs::path(root) / name)) << name;
  EXPECT_EQ(perform(RunCommand{root}).status, ExitStatus::nothing_to_do);
}

TEST(Init, LeavesAloneWhatIsTheOperators) {
  const tests::TestRoot home;
  tests::write_file(home.path() / "ecluse.toml", "emitter = 'ZZZ999'\n");
  tests::write_file(home.path() / "referentiel/annuaire.csv",
                    tests::read_file(home.path() / "referentiel/annuaire.csv") + "\n");
  home.drop(tests::flux_name(1), "x");
  const auto before = tests::contents_of(home.path());
  EXPECT_EQ(perform(InitCommand{home.text()}).status, ExitStatus::all_accepted);
  EXPECT_EQ(tests::contents_of(home.path()), before);
}

TEST(Init, SpeaksTheLanguageOfTheTerminal) {
  const tests::TemporaryFolder folder;
  const auto root = (folder.path() / "r").string();
  EXPECT_THAT(perform(InitCommand{root}, Language::fr).out, HasSubstr("Racine prête"));
  EXPECT_THAT(perform(InitCommand{root}, Language::en).out, HasSubstr("Root ready"));
}

TEST(Init, SaysThatItCannotWrite) {
  const tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "file", "");
  const auto said = perform(InitCommand{(folder.path() / "file" / "root").string()});
  EXPECT_EQ(said.status, ExitStatus::cannot_write);
  EXPECT_THAT(said.err, HasSubstr("cannot write"));
  EXPECT_EQ(said.out, "");
}

}  // namespace
}  // namespace ecluse::daemon
