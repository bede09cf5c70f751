#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* anne = "anne@mairie.fr";
constexpr const char* mairie = "21990005700015";

class CompteTest : public testing::Test {
 protected:
  CompteCommand wish(AccountVerb verb) {
    CompteCommand command;
    command.verb = verb;
    command.root = home_.text();
    command.email = anne;
    return command;
  }
  tests::TestRoot home_;
};

TEST_F(CompteTest, MakesAnAccountAndItsRights) {
  EXPECT_EQ(tests::perform(wish(AccountVerb::list)).status, ExitStatus::nothing_to_do);
  auto add = wish(AccountVerb::add);
  add.name = "Anne Lebrun";
  EXPECT_EQ(tests::perform(add).status, ExitStatus::all_accepted);
  EXPECT_EQ(tests::perform(add).status, ExitStatus::usage) << "once";
  auto attach = wish(AccountVerb::attach);
  EXPECT_THAT(tests::perform(attach).err, HasSubstr("say whose"));
  attach.holder.structure = mairie;
  EXPECT_EQ(tests::perform(attach).status, ExitStatus::all_accepted);
  auto grant = wish(AccountVerb::grant);
  grant.holder = attach.holder;
  grant.application = "mémoires de frais de justice";
  grant.level = "modification";
  EXPECT_THAT(tests::perform(grant, Language::fr).out, HasSubstr("Frais de justice modification"));
  grant.application = "aviation";
  EXPECT_THAT(tests::perform(grant).err, HasSubstr("no application of that name"));
  auto show = wish(AccountVerb::show);
  show.output = Output::csv_excel_fr;
  EXPECT_THAT(tests::perform(show, Language::fr).out,
              HasSubstr("Structure;Raison sociale;Code service;Libellé service;Profils"));
  show.word = "justice";
  show.output = Output::human;
  EXPECT_THAT(tests::perform(show, Language::fr).out, StartsWith("Structure"));
  auto list = wish(AccountVerb::list);
  list.output = Output::json;
  EXPECT_EQ(nlohmann::json::parse(tests::perform(list).out)["name"], "Anne Lebrun");
}

TEST_F(CompteTest, ReadsAPasswordFromTheInput) {
  tests::perform(wish(AccountVerb::add));
  EXPECT_THAT(tests::perform(wish(AccountVerb::password)).err, HasSubstr("no password was read"));
  std::ostringstream out, err;
  std::istringstream in("une écluse à sas\n");
  const Terminal terminal{out, err, Language::en, Colour::no, false, &in};
  EXPECT_EQ(compte(wish(AccountVerb::password), terminal), ExitStatus::all_accepted) << err.str();
  EXPECT_THAT(err.str(), HasSubstr("Password:"));
  EXPECT_EQ(out.str().find("écluse à sas"), std::string::npos);
  const auto premises = tests::need(Premises::open(home_.text()));
  const auto desk = tests::need(open_accounts(*premises));
  EXPECT_TRUE(desk->sign_in(anne, "une écluse à sas", tests::monday));
}

TEST_F(CompteTest, LocksAndUnlocks) {
  tests::perform(wish(AccountVerb::add));
  EXPECT_THAT(tests::perform(wish(AccountVerb::lock), Language::fr).out, HasSubstr("bloqué"));
  EXPECT_THAT(tests::perform(wish(AccountVerb::unlock), Language::fr).out,
              HasSubstr("sans mot de passe"));
}

/// ORG-10: a gestionnaire acts for his structure and no other.
TEST_F(CompteTest, IsDoneByAGestionnaireForHisStructure) {
  tests::perform(wish(AccountVerb::add));
  auto paul = wish(AccountVerb::add);
  paul.email = "paul@mairie.fr";
  tests::perform(paul);
  auto attach = wish(AccountVerb::attach);
  attach.holder.structure = mairie;
  tests::perform(attach);
  auto rank = wish(AccountVerb::rank);
  rank.holder = attach.holder;
  rank.rank = "secondaire";
  EXPECT_EQ(tests::perform(rank).status, ExitStatus::all_accepted);
  attach.email = paul.email;
  attach.as = anne;
  EXPECT_EQ(tests::perform(attach).status, ExitStatus::all_accepted);
  attach.holder.structure = "22222222200022";
  EXPECT_THAT(tests::perform(attach).err, HasSubstr("only a manager of the body"));
  rank.email = paul.email;
  rank.as = anne;
  EXPECT_THAT(tests::perform(rank).err, HasSubstr("only the main manager"));
  rank.as.clear();
  rank.rank = "aucun";
  EXPECT_EQ(tests::perform(rank).status, ExitStatus::all_accepted);
  auto withdraw = wish(AccountVerb::add);
  withdraw.email = "jean@mairie.fr";
  withdraw.as = anne;
  EXPECT_THAT(tests::perform(withdraw).err, HasSubstr("only a manager of the body"))
      << "accounts: the house";
}

TEST(Compte, NeedsARoot) {
  CompteCommand command;
  command.root = "/nowhere";
  EXPECT_EQ(tests::perform(command).status, ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
