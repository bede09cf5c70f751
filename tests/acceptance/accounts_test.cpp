// Accounts, rights and espaces (acceptance.md 4.2, 4.3, 4.12), on the command line and at the level
// of the ledger; the console asks the same functions.
#include "lifecycle/accounts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sqlite.hpp"
#include "tests/acceptance/account_house.hpp"

namespace ecluse::tests {
namespace {

using daemon::AccountVerb;
using daemon::ExitStatus;
using daemon::HolderWords;
using daemon::SpaceVerb;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using Json = nlohmann::json;

const HolderWords of_provider{provider, "", false}, of_court{court, "", false},
    of_depositor{"", "ABC123", false}, of_house{"", "", true};

class People : public testing::Test {
 protected:
  AccountHouse house_;
};

/// ORG-06: a person, by e-mail, attached to several structures and services, each with its rights.
TEST_F(People, AreUniqueByEmailAndAttachedToStructuresAndServices) {
  house_.compte(AccountVerb::add, "Anne@Bief.fr");
  EXPECT_THAT(house_.compte(AccountVerb::add, anne).err,
              HasSubstr("un compte a déjà cette adresse"));
  EXPECT_THAT(house_.compte(AccountVerb::add, "anne").err, HasSubstr("pas une adresse e-mail"));
  house_.attach(anne, of_provider);
  daemon::CompteCommand attach;
  attach.verb = AccountVerb::attach;
  attach.root = house_.house().root();
  attach.email = anne;
  attach.holder = of_court;
  attach.service = "OTHER,DSJPFGU057";
  attach.output = daemon::Output::json;
  const auto account = Json::parse(command(attach).out);
  EXPECT_EQ(account["email"], anne);
  ASSERT_EQ(account["attachments"].size(), 2U);
  EXPECT_EQ(account["attachments"][1]["services"], "OTHER,DSJPFGU057");
  EXPECT_FALSE(account["has_password"]) << "no default password";
  house_.attach("chef@etat.fr", of_court, "principal");
  house_.space(SpaceVerb::open, court, "Frais de justice", "chef@etat.fr");
  house_.compte(AccountVerb::grant, anne, of_court, "Frais de justice");
  EXPECT_THAT(house_.found(anne), ElementsAre("M-1")) << "it is addressed to that service";
  attach.service = "OTHER";
  command(attach);
  EXPECT_THAT(house_.found(anne), IsEmpty()) << "and not to this one";
}

/// ORG-07: an application in consultation or in modification; what changes or leaves unmasked takes
/// the second.
TEST_F(People, HaveProfilesByApplicationAndLevel) {
  house_.grant_memoires("consultation");
  EXPECT_THAT(house_.found(anne), ElementsAre("M-1")) << "and not the invoice";
  daemon::SearchCommand unmasked;
  unmasked.masking = daemon::Masking::unmasked;
  EXPECT_THAT(house_.shown(unmasked, anne).err, HasSubstr("que la consultation"));
  EXPECT_THAT(house_.audited("refused"), ElementsAre(HasSubstr("E_RIGHT_LEVEL")));
  house_.compte(AccountVerb::grant, anne, of_provider, "FRAIS_JUSTICE", "modification");
  EXPECT_THAT(house_.shown(unmasked, anne).out, HasSubstr("25/00118"));
  EXPECT_THAT(house_.audited("unmasked"), ElementsAre(HasSubstr(anne)));
  EXPECT_THAT(house_.shown(daemon::SearchCommand{}, anne).out, Not(HasSubstr("25/00118")));
  house_.compte(AccountVerb::withdraw, anne, of_provider, "FRAIS_JUSTICE");
  EXPECT_THAT(house_.found(anne), IsEmpty());
}

/// ORG-07, SCR-09: replay, reprocessing and every other action on a flux take « modification ».
TEST_F(People, ActOnFluxWithModificationOnly) {
  const auto premises = daemon::Premises::open(house_.house().root()).value();
  const auto desk = daemon::open_accounts(*premises).value();
  house_.attach(anne, of_depositor);
  house_.compte(AccountVerb::grant, anne, of_depositor, "Suivi des flux");
  const auto depositor = lifecycle::partner_holder("ABC123");
  for (const auto* action : {"hold", "release", "requeue", "expire", "replay", "redeliver"})
    EXPECT_EQ(daemon::entitled(*premises, *desk, anne, action, depositor).error().code,
              "E_RIGHT_LEVEL")
        << action;
  house_.compte(AccountVerb::grant, anne, of_depositor, "Suivi des flux", "modification");
  for (const auto* action : {"hold", "release", "requeue", "expire", "replay", "redeliver"})
    EXPECT_TRUE(daemon::entitled(*premises, *desk, anne, action, depositor)) << action;
}

/// ORG-10: two ranks of gestionnaires, and only they open an espace.
TEST_F(People, OpenAnEspaceAsGestionnaireOnly) {
  house_.attach("greffe@bief.fr", of_provider, "principal");
  house_.attach("adjoint@bief.fr", of_provider, "secondaire");
  house_.attach(anne, of_provider);
  const std::string name = "Mémoires de frais de justice";
  for (const auto* as : {anne, ""})
    EXPECT_THAT(house_.space(SpaceVerb::open, provider, name, as).err,
                HasSubstr("seul un gestionnaire de la structure"))
        << as;
  EXPECT_THAT(house_.space(SpaceVerb::open, court, name, "greffe@bief.fr").err,
              HasSubstr("seul un gestionnaire de la structure"))
      << "of another structure";
  for (const auto* as : {"greffe@bief.fr", "adjoint@bief.fr"})
    EXPECT_EQ(house_.space(SpaceVerb::open, provider, name, as).status, ExitStatus::all_accepted);
  EXPECT_THAT(
      house_.compte(AccountVerb::rank, anne, of_provider, "secondaire", {}, "adjoint@bief.fr").err,
      HasSubstr("seul le gestionnaire principal"));
  EXPECT_EQ(
      house_.compte(AccountVerb::rank, anne, of_provider, "secondaire", {}, "greffe@bief.fr").err,
      "");
}

/// ESP-03: only a gestionnaire changes a partner or rights; others are refused, and it is kept.
TEST_F(People, ChangePartnersAsGestionnaireOnly) {
  const auto premises = daemon::Premises::open(house_.house().root()).value();
  const auto desk = daemon::open_accounts(*premises).value();
  house_.attach(anne, of_depositor);
  house_.compte(AccountVerb::grant, anne, of_depositor, "Raccordements", "modification");
  const auto depositor = lifecycle::partner_holder("ABC123");
  EXPECT_EQ(daemon::entitled(*premises, *desk, anne, "change_partner", depositor).error().code,
            "E_RIGHT_MANAGER");
  EXPECT_THAT(house_.compte(AccountVerb::add, "x@bief.fr", {}, {}, {}, anne).err,
              HasSubstr("seul un gestionnaire de la structure"));
  EXPECT_THAT(house_.audited("refused"),
              ElementsAre(anne + std::string(" E_RIGHT_MANAGER change_partner ABC123"),
                          anne + std::string(" E_RIGHT_MANAGER change_account *")));
  house_.compte(AccountVerb::rank, anne, of_depositor, "principal");
  EXPECT_TRUE(daemon::entitled(*premises, *desk, anne, "change_partner", depositor));
}

/// ESP-13: an espace that is not open hides its data, whatever the profiles.
TEST_F(People, SeeWhatTheirStructureOpened) {
  house_.attach("greffe@bief.fr", of_provider, "principal");
  house_.attach(anne, of_provider);
  house_.compte(AccountVerb::grant, anne, of_provider, "Frais de justice", "modification");
  EXPECT_THAT(house_.found(anne), IsEmpty());
  house_.space(SpaceVerb::open, provider, "FRAIS_JUSTICE", "greffe@bief.fr");
  EXPECT_THAT(house_.found(anne), ElementsAre("M-1"));
  house_.space(SpaceVerb::close, provider, "FRAIS_JUSTICE", "greffe@bief.fr");
  EXPECT_THAT(house_.found(anne), IsEmpty());
}

/// ESP-14: nothing is shown to who is attached nowhere; nothing fails.
TEST_F(People, SeeEmptyListsWithoutAnAttachment) {
  house_.compte(AccountVerb::add, anne);
  daemon::ListCommand to_validate;
  to_validate.listed = daemon::Listed::to_validate;
  daemon::HistoryCommand history;
  history.id = "M-1";
  daemon::ShowCommand show;
  show.id = "M-1";
  daemon::StatsCommand stats;
  stats.board = "memoires";
  daemon::FiscalCommand fiscal;
  fiscal.structure = provider;
  fiscal.from = "2026-01-01";
  fiscal.until = "2026-12-31";
  const auto page = house_.shown(daemon::SearchCommand{}, anne);
  EXPECT_EQ(page.out, "{\"page\":[{\"total\":0,\"exact\":true,\"next\":null}]}\n");
  const std::vector<std::pair<const char*, Answered>> all{
      {"search", page},
      {"list", house_.shown(daemon::ListCommand{}, anne)},
      {"list --a-valider", house_.shown(to_validate, anne)},
      {"history", house_.shown(history, anne)},
      {"show", house_.shown(show, anne)},
      {"stats", house_.shown(stats, anne)},
      {"fiscale", house_.shown(fiscal, anne)},
      {"synthese", house_.shown(daemon::SyntheseCommand{}, anne)}};
  for (const auto& [what, said] : all) {
    EXPECT_EQ(said.status, ExitStatus::nothing_to_do) << what << said.err;
    EXPECT_THAT(said.out, Not(HasSubstr("M-1"))) << what;
  }
}

/// What each command shows to who has a profile, and no more: GAP-12, the depositor has the flux.
TEST_F(People, SeeTheSameByEveryCommand) {
  house_.grant_memoires("modification");
  house_.attach("depot@bief.fr", of_depositor);
  house_.compte(AccountVerb::grant, "depot@bief.fr", of_depositor, "Suivi des flux");
  house_.attach("appui@ecluse.fr", of_house);
  house_.compte(AccountVerb::grant, "appui@ecluse.fr", of_house, "Exploitation");
  for (const auto* as : {"depot@bief.fr", "appui@ecluse.fr"}) {
    EXPECT_THAT(house_.found(as), UnorderedElementsAre("M-1", "F-1")) << as;
    EXPECT_THAT(house_.shown(daemon::ListCommand{}, as).lines(), SizeIs(2)) << as;
  }
  EXPECT_THAT(house_.shown(daemon::ListCommand{}, anne).out, IsEmpty());
  daemon::HistoryCommand history;
  daemon::ShowCommand show;
  for (const auto* number : {"M-1", "F-1"}) {
    const bool hers = std::string_view(number) == "M-1";
    history.id = show.id = number;
    const auto status = hers ? ExitStatus::all_accepted : ExitStatus::nothing_to_do;
    EXPECT_EQ(house_.shown(history, anne).status, status) << number;
    EXPECT_EQ(house_.shown(show, anne).status, status) << number;
    EXPECT_EQ(house_.shown(history, "depot@bief.fr").status, ExitStatus::all_accepted);
    EXPECT_EQ(house_.shown(show, "depot@bief.fr").status, ExitStatus::all_accepted);
  }
  history.id = Json::parse(house_.shown(daemon::ListCommand{}, "depot@bief.fr").lines().at(0))
                   .value("flux_id", "");
  EXPECT_EQ(house_.shown(history, anne).status, ExitStatus::nothing_to_do) << "the flux of F-1";
  daemon::StatsCommand stats;
  stats.board = "memoires";
  EXPECT_THAT(house_.shown(stats, anne).out, HasSubstr(provider));
}

/// SCR-03: « à traiter », by who has to act: a refusal is the provider's, a document received the
/// court's; nothing when nothing waits.
TEST_F(People, FindWhatTheyHaveToDealWith) {
  house_.grant_memoires("modification");
  house_.attach("chef@etat.fr", of_court, "principal");
  house_.space(SpaceVerb::open, court, "Frais de justice", "chef@etat.fr");
  house_.compte(AccountVerb::grant, "chef@etat.fr", of_court, "Frais de justice", "modification");
  const auto groups = [&](const std::string& as) {
    std::vector<std::string> all;
    for (const auto& line : house_.shown(daemon::SyntheseCommand{}, as).lines())
      all.push_back(Json::parse(line)["group"]);
    return all;
  };
  EXPECT_THAT(groups(anne), IsEmpty()) << "it waits for the court";
  EXPECT_THAT(groups("chef@etat.fr"), ElementsAre("RECUES"));
  house_.memoires().tell("M-1", "05", "MONTANT_ERR");
  EXPECT_THAT(groups(anne), ElementsAre("REFUS"));
  EXPECT_THAT(groups("chef@etat.fr"), IsEmpty());
  house_.memoires().duplicate("M-1");
  EXPECT_THAT(groups(anne), ElementsAre("BROUILLONS"));
  house_.compte(AccountVerb::grant, anne, of_provider, "Frais de justice", "consultation");
  EXPECT_THAT(groups(anne), IsEmpty()) << "whoever only looks has nothing to do";
}

/// GAP-11: application of the newer portal, espace of the older one: both are kept, both find it.
TEST_F(People, CallAnApplicationByEitherName) {
  house_.attach("greffe@bief.fr", of_provider, "principal");
  for (const auto* name : {"Frais de justice", "Mémoires de frais de justice",
                           "memoires de frais de justice", "FRAIS_JUSTICE"}) {
    EXPECT_EQ(house_.space(SpaceVerb::open, provider, name, "greffe@bief.fr").err, "") << name;
    EXPECT_EQ(house_.compte(AccountVerb::grant, "greffe@bief.fr", of_provider, name).err, "")
        << name;
    EXPECT_EQ(house_.compte(AccountVerb::withdraw, "greffe@bief.fr", of_provider, name).err, "")
        << name;
  }
  const auto listed = house_.space(SpaceVerb::list, provider, "", "").out;
  EXPECT_THAT(listed, HasSubstr("Remboursement de taxes"));
  EXPECT_THAT(listed, HasSubstr("Demande de remboursement TIC"));
}

/// ORG-08: « Mes habilitations » with the columns of the screen. ORG-09: each change dated, and by
/// whom.
TEST_F(People, HaveTheListOfTheirRightsAndOfWhatChangedThem) {
  house_.grant_memoires("modification");
  daemon::CompteCommand show;
  show.verb = AccountVerb::show;
  show.root = house_.house().root();
  show.email = anne;
  show.word = "justice";
  show.output = daemon::Output::csv_excel_fr;
  const auto lines = command(show).lines();
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_THAT(lines[0], HasSubstr("Structure;Raison sociale;Code service;Libellé service;Profils"));
  EXPECT_THAT(lines[1], HasSubstr("Frais de justice modification"));
  show.output = daemon::Output::json;
  const auto steps = Json::parse(command(show).out)["steps"];
  ASSERT_EQ(steps.size(), 3U) << "made, attached, granted";
  for (const auto& step : steps) {
    EXPECT_NE(step["actor"], "");
    EXPECT_NE(step["at"], "");
  }
}

}  // namespace
}  // namespace ecluse::tests
