#include <filesystem>

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
using tests::perform;

constexpr const char* profile =
    "interface\tdocument\tprofile\trulebook\teffect\tsource\n*\tUBL*\t*\tsmall\tgate\tours\n";

class Rulebooks : public testing::Test {
 protected:
  Rulebooks() {
    std::filesystem::create_directory(published_.path() / "parts");
    for (const auto& [name, bytes] : tests::schema_in_two("another"))
      tests::write_file(published_.path() / name, bytes);
    tests::write_file(published_.path() / "invoice.xml", tests::small_ubl());
  }
  tests::Said import() {
    return perform(
        RulesImportCommand{home_.text(), (published_.path() / "small.sch").string(), {}});
  }
  void name_a_profile() {
    tests::write_file(home_.path() / "referentiel" / "profils.tsv", profile);
  }
  tests::Said check() {
    CheckCommand command;
    command.root = home_.text();
    command.files = {(published_.path() / "invoice.xml").string()};
    return perform(command);
  }

  const tests::TestRoot home_;
  const tests::TemporaryFolder published_;
};

TEST_F(Rulebooks, JudgeFromTheirImportUntilTheyAreTakenOutOfUse) {
  EXPECT_THAT(check().out, HasSubstr("ecluse rules import"));
  name_a_profile();
  EXPECT_THAT(import().out,
              AllOf(HasSubstr("small: 2 rules, version 1.2"), Not(HasSubstr("No profile"))));
  const auto judged = check();
  EXPECT_EQ(judged.status, ExitStatus::all_rejected);
  EXPECT_THAT(judged.out, HasSubstr("[T-01] The note (BT-22)"));
  EXPECT_EQ(perform(RulesUseCommand{Use::inactive, home_.text(), "small", {}}).status,
            ExitStatus::all_accepted);
  EXPECT_EQ(check().status, ExitStatus::all_accepted);
  EXPECT_EQ(perform(RulesUseCommand{Use::active, home_.text(), "small", {}}).status,
            ExitStatus::all_accepted);
  EXPECT_EQ(check().status, ExitStatus::all_rejected);
}

TEST_F(Rulebooks, AreListed) {
  EXPECT_THAT(perform(RulebooksCommand{home_.text()}).out, HasSubstr("docs/rulebooks.md"));
  import();
  EXPECT_THAT(perform(RulebooksCommand{home_.text()}).out,
              AllOf(HasSubstr("Small rules"), HasSubstr("in use"), HasSubstr("1.2")));
  const auto row = nlohmann::json::parse(perform(RulebooksCommand{home_.text(), Output::json}).out);
  EXPECT_EQ(row["rulebook"], "small");
  EXPECT_EQ(row["active"], true);
  EXPECT_EQ(row["sha256"].get<std::string>().size(), 64u);
}

TEST_F(Rulebooks, ThatNoProfileNamesAreToldSo) {
  EXPECT_THAT(import().out, HasSubstr("No profile names small"));
}

TEST_F(Rulebooks, AreOverriddenForATime) {
  name_a_profile();
  import();
  RulesOverrideCommand command;
  command.root = home_.text();
  command.rule = "T-01";
  command.effect = "off";
  command.owner = "Anne";
  command.reason = "the publisher is mending it";
  command.until = "2999-12-31";
  ASSERT_EQ(perform(command).status, ExitStatus::all_accepted);
  const auto judged = check();
  EXPECT_EQ(judged.status, ExitStatus::all_accepted);
  EXPECT_THAT(judged.out, AllOf(HasSubstr("ECL-REGLE-DEROGEE"), HasSubstr("Anne")));
  command.until = "tomorrow";
  EXPECT_EQ(perform(command).status, ExitStatus::usage);
  command.until = "2999-12-31";
  command.rule = "";
  EXPECT_EQ(perform(command).status, ExitStatus::configuration);
}

TEST_F(Rulebooks, AreRefusedWithTheirFaultAndNothingChanges) {
  tests::write_file(published_.path() / "small.sch", "<schema");
  const auto before = tests::contents_of(home_.path());
  const auto said = import();
  EXPECT_EQ(said.status, ExitStatus::unreadable_input);
  EXPECT_THAT(said.err, HasSubstr("small.sch"));
  EXPECT_EQ(perform(RulesUseCommand{Use::active, home_.text(), "small", {}}).status,
            ExitStatus::configuration);
  EXPECT_EQ(tests::contents_of(home_.path()), before);
}

}  // namespace
}  // namespace ecluse::daemon
