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
using tests::perform;

class PublishedRules : public testing::Test {
 protected:
  PublishedRules() {
    auto schema = tests::small_schema();
    schema.replace(schema.find("T-02"), 4, "BR-02");
    tests::write_file(release_.path() / "small.sch", schema);
    perform(RulesImportCommand{home_.text(), release_.path().string(), {}});
    perform(
        RulesOverrideCommand{home_.text(), "T-01", "*", "off", "A. Martin", "essai", "2099-12-31"});
  }
  tests::Said ask(RulesCommand command, Language language = Language::en) {
    command.root = home_.text();
    return perform(command, language);
  }

  const tests::TestRoot home_;
  const tests::TemporaryFolder release_;
};

TEST_F(PublishedRules, AreListedAfterOurs) {
  const auto all = ask({}).out;
  EXPECT_THAT(all, AllOf(HasSubstr("REF_DOUBLON"), HasSubstr("T-01"), HasSubstr("small")));
  RulesCommand command;
  command.book = "small";
  EXPECT_THAT(ask(command).out,
              AllOf(Not(HasSubstr("REF_DOUBLON")), HasSubstr("T-01"), HasSubstr("off"),
                    HasSubstr("[T-01] The note"), Not(HasSubstr("‹"))));
  command.book = "unknown";
  EXPECT_EQ(ask(command).status, ExitStatus::configuration);
}

TEST_F(PublishedRules, AreShownWithTheirTestAndTheirException) {
  RulesCommand command{RulesView::show, "T-01"};
  EXPECT_THAT(ask(command).out,
              AllOf(HasSubstr("/u:Invoice"), HasSubstr("cbc:Note"), HasSubstr("A. Martin"),
                    HasSubstr("small.sch:"), Not(HasSubstr("‹"))));
  command.code = "T-99";
  EXPECT_EQ(ask(command).status, ExitStatus::usage);
}

TEST_F(PublishedRules, SpeakFrenchWhereTheHouseHasWords) {
  const RulesCommand command{RulesView::show, "BR-02"};
  EXPECT_THAT(
      ask(command, Language::fr).out,
      AllOf(HasSubstr("Le numéro de la facture"), HasSubstr("Always."), HasSubstr("fournisseur")));
  EXPECT_THAT(ask(command).out, AllOf(HasSubstr("Always."), Not(HasSubstr("numéro"))));
}

TEST_F(PublishedRules, AreToldToMachines) {
  const auto said = ask({RulesView::show, "T-01", Output::json}).out;
  const auto rule = nlohmann::json::parse(said);
  EXPECT_EQ(rule["rulebook"], "small");
  EXPECT_EQ(rule["severity"], "error");
  EXPECT_EQ(rule["context"], "/u:Invoice");
  EXPECT_EQ(rule["derogations"][0]["owner"], "A. Martin");
  EXPECT_TRUE(rule["message_fr"].is_null());
  const auto other = nlohmann::json::parse(ask({RulesView::show, "BR-02", Output::json}).out);
  EXPECT_EQ(other["actor"], "fournisseur");
}

}  // namespace
}  // namespace ecluse::daemon
