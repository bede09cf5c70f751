#include "daemon/account_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/entitled.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Level;
using lifecycle::Rank;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* mairie = "21990005700015";

class AccountPage : public testing::Test {
 protected:
  AccountPage() {
    const auto holder = lifecycle::structure_holder(mairie);
    story_.account.email = "anne@mairie.fr";
    story_.account.name = "Anne \x1B[31mLebrun";
    story_.rights.email = story_.account.email;
    story_.rights.attachments = {{holder, {}, Rank::secondaire, {}}};
    story_.rights.profiles = {{holder, "", "FACTURES_RECUES", Level::consultation, {}},
                              {holder, "", "FRAIS_JUSTICE", Level::modification, {}}};
    story_.rights.spaces[holder] = {"FRAIS_JUSTICE"};
    lifecycle::RightStep step;
    step.actor = "greffe";
    step.kind = lifecycle::RightKind::granted;
    step.holder = holder;
    step.application = "FRAIS_JUSTICE";
    step.level = Level::modification;
    story_.steps = {step};
  }

  const Tables& example_ = tests::example_tables();
  lifecycle::Entitlement tables_ = entitlement_of(example_).value();
  Printer printer_{example_.catalogue, Language::fr, Colour::no};
  AccountWording wording_{tables_, example_.referential.annuaire, printer_};
  AccountStory story_;
};

/// ORG-08.
TEST_F(AccountPage, HasTheColumnsOfTheScreen) {
  const auto rows = habilitations(story_.rights, {}, wording_);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0], ElementsAre("Structure", "Raison sociale", "Code service", "Libellé service",
                                   "Profils"));
  EXPECT_EQ(rows[1][0], mairie);
  EXPECT_NE(rows[1][1], "") << "by the directory";
  EXPECT_EQ(rows[1][4],
            "Factures reçues consultation, Frais de justice modification, gestionnaire secondaire");
  const auto justice = habilitations(story_.rights, "justice", wording_);
  ASSERT_EQ(justice.size(), 2U) << "« Recherche actuelle : justice »";
  EXPECT_EQ(justice[1][4], "Frais de justice modification");
  EXPECT_EQ(habilitations(story_.rights, "aviation", wording_).size(), 1U);
}

TEST_F(AccountPage, HasARowForEachService) {
  story_.rights.attachments[0].services = {"A", "B"};
  story_.rights.profiles[1].service = "B";
  const auto rows = habilitations(story_.rights, {}, wording_);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1][2], "A");
  EXPECT_THAT(rows[1][4], HasSubstr("Factures reçues consultation"));
  EXPECT_THAT(rows[2][4], HasSubstr("Frais de justice modification"));
}

TEST_F(AccountPage, TellsAPersonWhatHappenedAndIsHarmless) {
  const auto page = account_page(story_, wording_);
  EXPECT_THAT(page, HasSubstr("sans mot de passe"));
  EXPECT_THAT(page, HasSubstr("habilitation – Frais de justice modification"));
  EXPECT_THAT(page, HasSubstr("greffe"));
  EXPECT_EQ(page.find('\x1B'), std::string::npos);
}

/// GAP-11: both names.
TEST_F(AccountPage, TellsAMachineCodesAndBothNames) {
  const auto json = nlohmann::json::parse(account_json(story_, wording_));
  EXPECT_EQ(json["email"], "anne@mairie.fr");
  EXPECT_EQ(json["profiles"][1]["application"], "FRAIS_JUSTICE");
  EXPECT_EQ(json["profiles"][1]["label"], "Frais de justice");
  EXPECT_EQ(json["profiles"][1]["espace"], "Mémoires de frais de justice");
  EXPECT_EQ(json["attachments"][0]["rank"], "secondaire");
  EXPECT_EQ(json["spaces"][0]["application"], "FRAIS_JUSTICE");
  EXPECT_EQ(json["steps"][0]["kind"], "granted");
  EXPECT_TRUE(json["last_sign_in"].is_null());
}

}  // namespace
}  // namespace ecluse::daemon
