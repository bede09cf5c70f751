#include "lifecycle/rights.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Holder mairie = structure_holder("22222222200022");
const Holder region = structure_holder("55555555500055");
constexpr const char* anne = "anne@mairie.fr";

RightStep step(RightKind kind, const Holder& holder = mairie) {
  RightStep one;
  one.kind = kind;
  one.account = anne;
  one.holder = holder;
  return one;
}

RightStep granted(const std::string& application, Level level, const std::string& service = {}) {
  auto one = step(RightKind::granted);
  one.application = application;
  one.level = level;
  one.service = service;
  return one;
}

/// "application level service" of each profile.
std::vector<std::string> profiles(const Rights& rights) {
  std::vector<std::string> all;
  for (const auto& one : rights.profiles)
    all.push_back(one.application + " " + std::string(name_of(one.level)) + " " + one.service);
  return all;
}

TEST(Rights, AreTheSumOfTheirSteps) {
  std::vector<RightStep> steps{step(RightKind::account_added, {}), step(RightKind::attached),
                               granted("FACTURES_RECUES", Level::consultation),
                               granted("FRAIS_JUSTICE", Level::modification, "SERVICE")};
  EXPECT_THAT(profiles(sum_of(anne, steps)),
              ElementsAre("FACTURES_RECUES consultation ", "FRAIS_JUSTICE modification SERVICE"));
  steps.push_back(granted("FACTURES_RECUES", Level::modification));
  EXPECT_THAT(profiles(sum_of(anne, steps)),
              ElementsAre("FRAIS_JUSTICE modification SERVICE", "FACTURES_RECUES modification "))
      << "the level takes the place of the one before";
  auto withdrawn = step(RightKind::withdrawn);
  withdrawn.application = "FRAIS_JUSTICE";
  steps.push_back(withdrawn);
  EXPECT_THAT(profiles(sum_of(anne, steps)), ElementsAre("FACTURES_RECUES modification "))
      << "of every service when none is named";
  steps.push_back(step(RightKind::detached));
  const auto end = sum_of(anne, steps);
  EXPECT_THAT(end.attachments, IsEmpty());
  EXPECT_THAT(profiles(end), IsEmpty()) << "profiles end with their attachment";
}

TEST(Rights, SayWhatAStepWouldTakeThePlaceOf) {
  EXPECT_FALSE(replaces(step(RightKind::attached), Rights{}));
  auto of_a_service = step(RightKind::attached);
  of_a_service.service = "SERVICE";
  const std::vector<RightStep> steps{of_a_service, granted("FACTURES_RECUES", Level::modification),
                                     granted("FRAIS_JUSTICE", Level::modification, "SERVICE")};
  const auto rights = sum_of(anne, steps);
  EXPECT_TRUE(replaces(step(RightKind::attached), rights)) << "it would be the whole";
  EXPECT_FALSE(replaces(step(RightKind::attached, region), rights));
  EXPECT_TRUE(replaces(granted("FACTURES_RECUES", Level::consultation), rights)) << "less";
  EXPECT_FALSE(replaces(granted("FRAIS_JUSTICE", Level::consultation), rights)) << "beside";
  EXPECT_FALSE(replaces(granted("SUIVI_FLUX", Level::consultation), rights));
}

TEST(Rights, OfOthersAreNotTaken) {
  auto other = step(RightKind::attached);
  other.account = "paul@mairie.fr";
  EXPECT_THAT(sum_of(anne, std::vector{other}).attachments, IsEmpty());
}

TEST(Rights, KeepServicesRanksSpacesAndLocks) {
  auto attached = step(RightKind::attached);
  attached.service = "A,B";
  auto ranked = step(RightKind::ranked);
  ranked.rank = Rank::secondaire;
  auto space = step(RightKind::space_opened);
  space.account.clear();
  space.application = "FRAIS_JUSTICE";
  std::vector<RightStep> steps{attached, ranked, space, step(RightKind::account_locked, {})};
  auto rights = sum_of(anne, steps);
  EXPECT_THAT(rights.attachment(mairie)->services, ElementsAre("A", "B"));
  EXPECT_EQ(rights.rank(mairie), Rank::secondaire);
  EXPECT_EQ(rights.rank(region), Rank::none);
  EXPECT_EQ(rights.attachment(region), nullptr);
  EXPECT_TRUE(rights.spaces.at(mairie).contains("FRAIS_JUSTICE"));
  EXPECT_TRUE(rights.locked);
  space.kind = RightKind::space_closed;
  attached.service = "C";
  steps.insert(steps.end(), {space, step(RightKind::account_unlocked, {}), attached});
  rights = sum_of(anne, steps);
  EXPECT_FALSE(rights.spaces.at(mairie).contains("FRAIS_JUSTICE"));
  EXPECT_FALSE(rights.locked);
  EXPECT_THAT(rights.attachment(mairie)->services, ElementsAre("C"));
  EXPECT_EQ(rights.rank(mairie), Rank::secondaire) << "services change, the rank stays";
}

TEST(Rights, AreGivenToWhoIsAttachedOnly) {
  Rights rights;
  for (const auto kind :
       {RightKind::detached, RightKind::granted, RightKind::withdrawn, RightKind::ranked})
    EXPECT_EQ(fits(rights, step(kind)).error().code, "E_RIGHT_ATTACHMENT") << name_of(kind);
  for (const auto kind : {RightKind::attached, RightKind::account_locked, RightKind::space_opened})
    EXPECT_TRUE(fits(rights, step(kind))) << name_of(kind);
  auto attached = step(RightKind::attached);
  attached.service = "A,B";
  rights = sum_of(anne, std::vector{attached});
  EXPECT_TRUE(fits(rights, granted("FRAIS_JUSTICE", Level::consultation)));
  EXPECT_TRUE(fits(rights, granted("FRAIS_JUSTICE", Level::consultation, "B")));
  EXPECT_EQ(fits(rights, granted("FRAIS_JUSTICE", Level::consultation, "C")).error().code,
            "E_RIGHT_SERVICE");
}

TEST(Rights, AreReadAsTheyAreWritten) {
  for (const auto level : {Level::consultation, Level::modification})
    EXPECT_EQ(level_named(name_of(level)), level);
  for (const auto rank : {Rank::none, Rank::secondaire, Rank::principal})
    EXPECT_EQ(rank_named(name_of(rank)), rank);
  for (const auto kind : {HolderKind::structure, HolderKind::partner, HolderKind::house})
    EXPECT_EQ(holder_kind_named(name_of(kind)), kind);
  for (int kind = 0; kind <= static_cast<int>(last_right_kind); ++kind)
    EXPECT_EQ(right_kind_named(name_of(static_cast<RightKind>(kind))),
              static_cast<RightKind>(kind));
  EXPECT_FALSE(level_named("lecture"));
}

struct Address {
  const char* written;
  const char* kept;  ///< empty: it is none
};

/// ORG-06: unique by e-mail, whatever the case.
TEST(Emails, AreKeptInLowerCaseAndChecked) {
  const std::vector<Address> rows{
      {"anne.lebrun@mairie.fr", "anne.lebrun@mairie.fr"},
      {" Anne.Lebrun@Mairie.FR ", "anne.lebrun@mairie.fr"},
      {"a+b@sub.domaine.gouv.fr", "a+b@sub.domaine.gouv.fr"},
      {"", ""},
      {"anne", ""},
      {"anne@", ""},
      {"@mairie.fr", ""},
      {"anne@mairie", ""},
      {"anne@@mairie.fr", ""},
      {"anne@mai rie.fr", ""},
      {"anne@mairie..fr", ""},
      {"anne@-mairie.fr", ""},
      {".anne@mairie.fr", ""},
      {"an..ne@mairie.fr", ""},
      {"anné@mairie.fr", ""},
      {"anne@mairie.fr\nBcc: x@y.fr", ""},
      {"an\"ne@mairie.fr", ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(email_of(row.written).value_or(""), row.kept) << row.written;
  EXPECT_FALSE(email_of(std::string(65, 'a') + "@mairie.fr"));
  EXPECT_FALSE(email_of("a@" + std::string(64, 'b') + ".fr"));
}

}  // namespace
}  // namespace ecluse::lifecycle
