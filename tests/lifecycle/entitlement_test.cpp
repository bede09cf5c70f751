#include "lifecycle/entitlement.hpp"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/made_rights.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::MadeRights;

const Holder mairie = structure_holder("22222222200022");
const Holder other = structure_holder("55555555500055");
const Holder depositor = partner_holder("ABC123");

PieceRow piece_of(const std::string& cadre, const std::string& supplier,
                  const std::string& recipient) {
  PieceRow piece;
  piece.summary.cadre = cadre;
  piece.summary.supplier = supplier;
  piece.summary.recipient = recipient;
  return piece;
}

/// A mémoire whose supplier is the mairie: every action about pieces may be asked of it but
/// `associate`.
PieceRow memoire_of(const Holder& holder) {
  return piece_of("A3", holder.id, "99999999900099");
}

struct Person {
  std::string name;
  Rights rights;
};

const std::vector<Person>& people() {
  using enum Level;
  using enum Rank;
  const auto of_mairie = [](Level level) {
    return MadeRights()
        .attached(mairie)
        .profile("FRAIS_JUSTICE", level)
        .profile("FACTURES_TRAVAUX", level)
        .opened("FRAIS_JUSTICE")
        .opened("FACTURES_TRAVAUX");
  };
  const auto of_partner = [](Level level) {
    return MadeRights()
        .attached(depositor)
        .profile("SUIVI_FLUX", level)
        .profile("RACCORDEMENTS", level);
  };
  const auto of_house = [](Level level) {
    return MadeRights().attached(the_house()).profile("EXPLOITATION", level);
  };
  static const std::vector<Person> all{
      {"nobody", MadeRights().all()},
      {"reader", of_mairie(consultation).all()},
      {"writer", of_mairie(modification).all()},
      {"no_space", MadeRights()
                       .attached(mairie)
                       .profile("FRAIS_JUSTICE", modification)
                       .profile("FACTURES_TRAVAUX", modification)
                       .all()},
      {"depositor", of_partner(consultation).all()},
      {"sender", of_partner(modification).all()},
      {"secondaire", MadeRights().attached(mairie).ranked(secondaire).all()},
      {"principal", MadeRights().attached(mairie).ranked(principal).all()},
      {"partner_manager", MadeRights().attached(depositor).ranked(secondaire).all()},
      {"support", of_house(consultation).all()},
      {"operator", of_house(modification).all()},
      {"administrator", of_house(modification).ranked(principal).all()},
      {"locked", of_house(modification).ranked(principal).locked().all()},
  };
  return all;
}

/// What each action is asked about.
Done asked(const Entitlement& tables, const Rights& rights, const Action& action) {
  static const std::map<std::string, Holder> holders{
      {"look_flux", depositor},       {"download_flux", depositor}, {"check", depositor},
      {"deposit", depositor},         {"hold", depositor},          {"release", depositor},
      {"requeue", depositor},         {"expire", depositor},        {"replay", depositor},
      {"redeliver", depositor},       {"ticket_flux", depositor},   {"look_partner", depositor},
      {"change_partner", depositor},  {"look_rights", mairie},      {"change_rights", mairie},
      {"name_manager", mairie},       {"change_space", mairie},     {"change_account", mairie},
      {"change_tables", the_house()}, {"look_stock", the_house()},  {"look_audit", the_house()},
      {"look_shelf", mairie},         {"change_shelf", mairie},     {"remove_shelf", mairie}};
  if (action.about == About::holder)
    return tables.may(rights, action.code, holders.at(action.code));
  const auto piece =
      action.code == "associate" ? piece_of("A4", mairie.id, other.id) : memoire_of(mairie);
  return tables.may(rights, action.code, piece, depositor.id);
}

struct ActionRow {
  const char* action;
  /// Of each person, in order: a dot for yes, else the first letter of the reason: None, Level,
  /// Space, Manager, Principal, K for locked.
  const char* verdicts;
};

// ORG-07, ORG-10, ESP-03, ESP-13, SCR-09: every action, every person.
//   nobody reader writer no_space depositor sender secondaire principal partner_manager
//   support operator administrator locked
const std::vector<ActionRow> verdicts{
    {"look", "N..S..NNN...K"},
    {"search", "N..S..NNN...K"},
    {"download", "N..S..NNN...K"},
    {"certificate", "N..S..NNN...K"},
    {"dossier", "N..S..NNN...K"},
    {"export", "N..S..NNN...K"},
    {"export_personal", "NL.SL.NNNL..K"},
    {"look_unmasked", "NL.SL.NNNL..K"},
    {"statut", "NL.SNNNNNL..K"},
    {"associate", "NL.SNNNNNL..K"},
    {"duplicate", "NL.SNNNNNL..K"},
    {"abandon", "NL.SNNNNNL..K"},
    {"delete", "NL.SNNNNNL..K"},
    {"ticket", "NL.SL.NNNL..K"},
    {"look_flux", "NNNN..NNN...K"},
    {"download_flux", "NNNN..NNN...K"},
    {"look_shelf", "N..SNNNNN...K"},
    {"change_shelf", "NL.SNNNNNL..K"},
    {"remove_shelf", "MMMMMM..MMM.K"},
    {"check", "NNNN..NNN...K"},
    {"deposit", "NNNNL.NNNL..K"},
    {"hold", "NNNNL.NNNL..K"},
    {"release", "NNNNL.NNNL..K"},
    {"requeue", "NNNNL.NNNL..K"},
    {"expire", "NNNNL.NNNL..K"},
    {"replay", "NNNNL.NNNL..K"},
    {"redeliver", "NNNNL.NNNL..K"},
    {"ticket_flux", "NNNNL.NNNL..K"},
    {"look_partner", "NNNN..NNN...K"},
    {"change_partner", "MMMMMMMM.MM.K"},
    {"look_rights", "MMMMMM..MMM.K"},
    {"change_rights", "MMMMMM..MMM.K"},
    {"name_manager", "MMMMMMP.MMM.K"},
    {"change_space", "MMMMMM..MMMMK"},
    {"change_account", "MMMMMM..MMM.K"},
    {"change_tables", "MMMMMMMMMMM.K"},
    {"look_stock", "NNNNNNNNN...K"},
    {"look_audit", "NNNNNNNNN...K"},
};

char letter_of(const Done& done) {
  static const std::map<std::string, char, std::less<>> letters{
      {"E_RIGHT_NONE", 'N'},    {"E_RIGHT_LEVEL", 'L'},     {"E_RIGHT_SPACE", 'S'},
      {"E_RIGHT_MANAGER", 'M'}, {"E_RIGHT_PRINCIPAL", 'P'}, {"E_RIGHT_LOCKED", 'K'}};
  return done ? '.' : letters.at(done.error().code);
}

TEST(Entitlement, JudgesEveryActionForEveryPerson) {
  const auto tables = tests::entitlement();
  ASSERT_EQ(tables.actions().size(), verdicts.size()) << "a row an action";
  for (const auto& row : verdicts) {
    const auto* action = tables.action(row.action);
    ASSERT_NE(action, nullptr) << row.action;
    ASSERT_EQ(std::string(row.verdicts).size(), people().size()) << row.action;
    for (std::size_t at = 0; at < people().size(); ++at)
      EXPECT_EQ(letter_of(asked(tables, people()[at].rights, *action)), row.verdicts[at])
          << row.action << ", " << people()[at].name;
  }
}

TEST(Entitlement, IsOfOneHolderOnly) {
  const auto tables = tests::entitlement();
  for (const auto& person : {people()[2], people()[6], people()[7]}) {
    for (const auto* action : {"change_rights", "change_space", "name_manager"})
      EXPECT_EQ(tables.may(person.rights, action, other).error().code, "E_RIGHT_MANAGER");
    EXPECT_EQ(tables.may(person.rights, "look", memoire_of(other), "").error().code,
              "E_RIGHT_NONE");
  }
  EXPECT_FALSE(tables.may(people()[5].rights, "replay", partner_holder("OPE001")));
}

TEST(Entitlement, KnowsItsActions) {
  const auto tables = tests::entitlement();
  const auto& all = people().back().rights;
  EXPECT_EQ(tables.may(all, "fly", mairie).error().code, "E_RIGHT_ACTION");
  EXPECT_EQ(tables.may(all, "look", mairie).error().code, "E_RIGHT_ACTION") << "is of pieces";
  EXPECT_EQ(tables.may(all, "replay", PieceRow{}, "").error().code, "E_RIGHT_ACTION");
}

// GAP-11: application and espace are one, and both names find it.
TEST(Applications, AreFoundByTheirTwoNames) {
  const auto tables = tests::entitlement();
  for (const auto* name :
       {"FRAIS_JUSTICE", "Frais de justice", "frais de justice", "Mémoires de frais de justice",
        "MEMOIRES DE FRAIS DE JUSTICE", "Statements of court fees"})
    EXPECT_EQ(tables.application_called(name), tables.application("FRAIS_JUSTICE")) << name;
  EXPECT_EQ(tables.application_called("justice"), nullptr) << "a name is whole";
  EXPECT_EQ(tables.search("justice"), std::vector{tables.application("FRAIS_JUSTICE")});
  EXPECT_EQ(tables.search("TIC").size(), 2U) << "justice too";
  EXPECT_THAT(tables.search("aviation"), IsEmpty());
  for (const auto& one : tables.applications()) {
    EXPECT_FALSE(one.label_fr.empty() || one.label_en.empty()) << one.code;
    EXPECT_FALSE(one.espace_fr.empty() || one.espace_en.empty()) << one.code;
    EXPECT_EQ(tables.application_called(one.espace_fr), &one) << "no espace is that of two";
  }
}

/// A profile is granted by this name: it may not be that of another application.
TEST(Applications, AreNotFoundByANameThatTwoHave) {
  const auto tables =
      Entitlement::load(
          "code\tlabel_fr\tlabel_en\tespace_fr\tespace_en\tholder\tspaces\troles\tdefault\n"
          "A\tSuivi\tOne\tUn\tFirst\tstructure\t-\t-\tno\n"
          "B\tDeux\tTwo\tSuivi\tSecond\tstructure\t-\t-\tno\n",
          "code\tabout\tapplications\tlevel\trank\thouse\tlabel_fr\tlabel_en\n", {})
          .value();
  EXPECT_EQ(tables.application_called("suivi"), nullptr);
  EXPECT_EQ(tables.application_called("deux"), tables.application("B"));
}

TEST(Applications, AreGivenToTheirOwnKindOfHolder) {
  const auto tables = tests::entitlement();
  RightStep step;
  step.kind = RightKind::granted;
  step.application = "FRAIS_JUSTICE";
  step.holder = mairie;
  EXPECT_TRUE(tables.knows(step));
  step.holder = depositor;
  EXPECT_EQ(tables.knows(step).error().code, "E_RIGHT_APPLICATION");
  step.holder = mairie;
  step.application = "EXPLOITATION";
  EXPECT_FALSE(tables.knows(step)) << "of the house only";
  step.application = "AVIATION";
  EXPECT_FALSE(tables.knows(step));
  step.kind = RightKind::space_opened;
  step.application = "MON_COMPTE";
  EXPECT_FALSE(tables.knows(step)) << "nobody opens what is there by default";
  step.kind = RightKind::attached;
  EXPECT_TRUE(tables.knows(step)) << "names none";
}

TEST(Entitlement, MakesASightOfWhatWasGrantedAndOpened) {
  const auto tables = tests::entitlement();
  const auto rights = MadeRights()
                          .attached(mairie, {"A", "B"})
                          .profile("FACTURES_RECUES", Level::consultation)
                          .profile("FACTURES_TRAVAUX", Level::modification, "A")
                          .profile("FRAIS_JUSTICE", Level::modification)
                          .opened("FACTURES_RECUES")
                          .opened("FACTURES_TRAVAUX")
                          .attached(depositor)
                          .profile("SUIVI_FLUX", Level::consultation)
                          .all();
  const SightRow received{mairie.id, {"A", "B"}, {"destinataire"}, {"A1", "A9"}};
  const SightRow works{
      mairie.id, {"A"}, {"fournisseur", "moe", "moa", "destinataire"}, {"A4", "A7"}};
  const auto sight = tables.sight(rights);
  EXPECT_THAT(sight.rows, ElementsAre(received, works)) << "Frais de justice is not opened";
  EXPECT_THAT(sight.partners, ElementsAre("ABC123"));
  EXPECT_FALSE(sight.everything);
  const auto acting = tables.sight(rights, Level::modification);
  EXPECT_THAT(acting.rows, ElementsAre(works));
  EXPECT_THAT(acting.partners, IsEmpty());
}

/// ESP-14.
TEST(Entitlement, ShowsNothingToWhoHasNothing) {
  const auto tables = tests::entitlement();
  EXPECT_TRUE(tables.sight(MadeRights().all()).nothing());
  EXPECT_TRUE(tables.sight(MadeRights().attached(mairie).opened("FRAIS_JUSTICE").all()).nothing())
      << "attached without a profile";
  EXPECT_TRUE(tables.sight(people().back().rights).nothing()) << "locked";
  EXPECT_TRUE(tables.sight(people()[9].rights).everything) << "the support of the house";
}

TEST(Entitlement, TellsTheRolesInWhichSomeoneActs) {
  const auto tables = tests::entitlement();
  auto piece = piece_of("A4", other.id, mairie.id);
  piece.route.emplace().actors = {{Role::moa, mairie.id, "", ""}};
  EXPECT_THAT(tables.roles(people()[2].rights, piece), ElementsAre("destinataire", "moa"));
  EXPECT_THAT(tables.roles(people()[1].rights, piece), IsEmpty()) << "consultation only";
  EXPECT_EQ(tables.roles(people()[10].rights, piece).size(), 6U) << "the house in any";
}

struct Fault {
  const char* applications;
  const char* actions;
  const char* words;
};

TEST(Entitlement, RefusesATableThatMakesNoSense) {
  const std::string apps =
      "code\tlabel_fr\tlabel_en\tespace_fr\tespace_en\tholder\tspaces\troles\tdefault\n";
  const std::string acts = "code\tabout\tapplications\tlevel\trank\thouse\tlabel_fr\tlabel_en\n";
  const std::vector<Fault> rows{
      {"A\ta\ta\ta\ta\tnobody\t-\t-\tno\n", "", "line 2: holder"},
      {"A\ta\ta\ta\ta\thouse\t-\t-\tmaybe\n", "", "line 2: default"},
      {"A\ta\ta\ta\ta\thouse\t-\t-\tno\nA\ta\ta\ta\ta\thouse\t-\t-\tno\n", "", "line 3: given"},
      {"", "a\tflux\t-\t-\t-\tno\ta\ta\n", "line 2: about"},
      {"", "a\tpiece\t-\thigh\t-\tno\ta\ta\n", "line 2: level"},
      {"", "a\tpiece\tB\t-\t-\tno\ta\ta\n", "line 2: B is no"},
      {"", "a\tpiece\t-\t-\t-\tno\ta\ta\na\tpiece\t-\t-\t-\tno\ta\ta\n", "line 3: given"},
  };
  for (const auto& row : rows) {
    const auto loaded = Entitlement::load(apps + row.applications, acts + row.actions, {});
    ASSERT_FALSE(loaded) << row.words;
    EXPECT_THAT(loaded.error().detail, testing::HasSubstr(row.words));
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
