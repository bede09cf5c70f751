#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/daemon/typed.hpp"

namespace ecluse::daemon {
namespace {

struct Verb {
  std::vector<const char*> words;
  AccountVerb verb;
};

TEST(CommandLineAccounts, ReadsEveryVerbInFrenchAndEnglish) {
  const std::vector<Verb> rows{
      {{"compte", "add", "a@b.fr"}, AccountVerb::add},
      {{"account", "ajouter", "a@b.fr"}, AccountVerb::add},
      {{"compte", "list"}, AccountVerb::list},
      {{"compte", "show", "a@b.fr"}, AccountVerb::show},
      {{"compte", "rattacher", "a@b.fr", "--structure", "1"}, AccountVerb::attach},
      {{"account", "attach", "a@b.fr", "--partner", "P"}, AccountVerb::attach},
      {{"compte", "detacher", "a@b.fr", "--exploitation"}, AccountVerb::detach},
      {{"compte", "habiliter", "a@b.fr", "--application", "X", "--niveau", "modification"},
       AccountVerb::grant},
      {{"compte", "retirer", "a@b.fr", "--espace", "X"}, AccountVerb::withdraw},
      {{"compte", "gestionnaire", "a@b.fr", "--rang", "principal"}, AccountVerb::rank},
      {{"compte", "lock", "a@b.fr"}, AccountVerb::lock},
      {{"compte", "debloquer", "a@b.fr"}, AccountVerb::unlock},
      {{"compte", "password", "a@b.fr"}, AccountVerb::password},
  };
  for (const auto& row : rows) EXPECT_EQ(typed<CompteCommand>(row.words).verb, row.verb);
}

TEST(CommandLineAccounts, KeepsWhatWasTyped) {
  const auto grant = typed<CompteCommand>({"compte", "habiliter", "a@b.fr", "--structure", "1",
                                           "--service", "S", "--application", "Frais de justice",
                                           "--niveau", "consultation", "--as", "g@b.fr", "--json"});
  EXPECT_EQ(grant.email, "a@b.fr");
  EXPECT_EQ(grant.holder.structure, "1");
  EXPECT_EQ(grant.service, "S");
  EXPECT_EQ(grant.application, "Frais de justice");
  EXPECT_EQ(grant.level, "consultation");
  EXPECT_EQ(grant.as, "g@b.fr");
  EXPECT_EQ(grant.output, Output::json);
  const auto space = typed<EspaceCommand>({"espace", "activer", "1", "TIC", "--as", "g@b.fr"});
  EXPECT_EQ(space.verb, SpaceVerb::open);
  EXPECT_EQ(space.structure, "1");
  EXPECT_EQ(space.space, "TIC");
  EXPECT_EQ(typed<EspaceCommand>({"space", "close", "1", "TIC"}).verb, SpaceVerb::close);
  EXPECT_EQ(typed<SyntheseCommand>({"synthese", "--as", "a@b.fr"}).as, "a@b.fr");
}

TEST(CommandLineAccounts, TellsWhoLooksToEveryCommandThatShows) {
  EXPECT_EQ(typed<ListCommand>({"list", "--as", "a"}).as, "a");
  EXPECT_EQ(typed<ShowCommand>({"show", "X", "--as", "a"}).as, "a");
  EXPECT_EQ(typed<SearchCommand>({"search", "--as", "a"}).as, "a");
  EXPECT_EQ(typed<HistoryCommand>({"history", "X", "--as", "a"}).as, "a");
  EXPECT_EQ(typed<StatsCommand>({"stats", "--board", "travaux", "--as", "a"}).as, "a");
  EXPECT_EQ(
      typed<FiscalCommand>({"fiscale", "--structure", "1", "--from", "x", "--to", "y", "--as", "a"})
          .as,
      "a");
}

TEST(CommandLineAccounts, RefusesAPasswordAmongTheWords) {
  EXPECT_THROW(typed<CompteCommand>({"compte", "password", "a@b.fr", "secret"}),
               std::runtime_error);
  EXPECT_THROW(typed<CompteCommand>(
                   {"compte", "habiliter", "a@b.fr", "--application", "X", "--niveau", "tout"}),
               std::runtime_error);
}

}  // namespace
}  // namespace ecluse::daemon
