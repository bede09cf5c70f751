#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

constexpr const char* mairie = "21990005700015";

TEST(Espace, IsOpenedByAGestionnaireOnly) {
  const tests::TestRoot home;
  CompteCommand compte;
  compte.root = home.text();
  compte.email = "anne@mairie.fr";
  compte.holder.structure = mairie;
  compte.rank = "secondaire";
  for (const auto verb : {AccountVerb::add, AccountVerb::attach, AccountVerb::rank}) {
    compte.verb = verb;
    EXPECT_EQ(tests::perform(compte).status, ExitStatus::all_accepted);
  }
  EspaceCommand space;
  space.verb = SpaceVerb::open;
  space.root = home.text();
  space.structure = mairie;
  space.space = "Mémoires de frais de justice";
  EXPECT_THAT(tests::perform(space).err, HasSubstr("only a manager of the body"));
  space.as = compte.email;
  space.output = Output::json;
  EXPECT_THAT(
      tests::perform(space, Language::fr).out,
      HasSubstr(R"("application":"FRAIS_JUSTICE","label":"Frais de justice",)"
                R"("espace":"Mémoires de frais de justice","by_default":false,"open":true)"));
  space.verb = SpaceVerb::close;
  space.output = Output::human;
  EXPECT_THAT(tests::perform(space, Language::fr).out, HasSubstr("inactif  FRAIS_JUSTICE"));
  space.space = "MON_COMPTE";
  EXPECT_THAT(tests::perform(space).err, HasSubstr("no application of that name"));
  space.verb = SpaceVerb::list;
  EXPECT_THAT(tests::perform(space, Language::fr).out, HasSubstr("actif    MON_COMPTE"));
}

TEST(Espace, NeedsARoot) {
  EspaceCommand command;
  command.root = "/nowhere";
  EXPECT_EQ(tests::perform(command).status, ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
