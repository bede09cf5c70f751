// The accounts of the embedded ledger (lifecycle/ledger_sqlite_accounts.cpp).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/right_requests.hpp"
#include "lifecycle/sqlite.hpp"
#include "tests/lifecycle/accounts_file.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Accounts = tests::AccountsFile;

/// ORG-06.
TEST_F(Accounts, AreUniqueByEmailWhateverTheCase) {
  EXPECT_EQ(desk_->add("ANNE@mairie.fr", "", by_).error().code, "E_ACCOUNT_EXISTS");
  EXPECT_EQ(desk_->add("anne", "", by_).error().code, "E_ACCOUNT_EMAIL");
  EXPECT_EQ(desk_->accounts().value().size(), 2U);
  const auto account = desk_->account(" Anne@Mairie.fr").value();
  EXPECT_EQ(account.email, anne);
  EXPECT_EQ(account.name, "Une personne");
  EXPECT_FALSE(account.has_password) << "there is no default";
  EXPECT_EQ(desk_->account("jean@mairie.fr").error().code, "E_ACCOUNT_NONE");
  EXPECT_EQ(desk_->rights_of("").error().code, "E_ACCOUNT_NONE");
}

/// ORG-09.
TEST_F(Accounts, KeepEveryChangeOfTheirRights) {
  ASSERT_TRUE(changed(RightKind::attached, anne));
  ASSERT_TRUE(changed(RightKind::granted, "ANNE@mairie.fr", Rank::none, "FRAIS_JUSTICE"));
  ASSERT_TRUE(changed(RightKind::withdrawn, anne, Rank::none, "FRAIS_JUSTICE"));
  EXPECT_EQ(changed(RightKind::granted, paul, Rank::none, "FRAIS_JUSTICE").error().code,
            "E_RIGHT_ATTACHMENT");
  const auto steps = desk_->steps_of(anne).value();
  std::vector<RightKind> kinds;
  for (const auto& step : steps) {
    kinds.push_back(step.kind);
    EXPECT_EQ(step.actor, "greffe");
    EXPECT_EQ(step.at, tests::noon);
  }
  EXPECT_THAT(kinds, ElementsAre(RightKind::account_added, RightKind::attached, RightKind::granted,
                                 RightKind::withdrawn));
  auto connection = Connection::open(path_, Access::write).value();
  for (const auto* sql : {"UPDATE right_step SET actor = 'x'", "DELETE FROM right_step"})
    EXPECT_THAT(connection.execute(sql).error().detail, HasSubstr("append-only")) << sql;
}

TEST_F(Accounts, SumUpRightsWithTheSpacesOfTheirHolders) {
  ASSERT_TRUE(changed(RightKind::attached, anne));
  ASSERT_TRUE(changed(RightKind::granted, anne, Rank::none, "FRAIS_JUSTICE"));
  ASSERT_TRUE(changed(RightKind::space_opened, "", Rank::none, "FRAIS_JUSTICE"));
  ASSERT_TRUE(changed(RightKind::space_opened, "", Rank::none, "FACTURES_RECUES"));
  ASSERT_TRUE(changed(RightKind::space_closed, "", Rank::none, "FACTURES_RECUES"));
  const auto rights = desk_->rights_of(anne).value();
  EXPECT_EQ(rights.profiles.size(), 1U);
  EXPECT_THAT(rights.spaces.at(mairie), ElementsAre("FRAIS_JUSTICE"));
  EXPECT_THAT(desk_->rights_of(paul).value().spaces, IsEmpty());
  EXPECT_THAT(desk_->spaces_of(mairie).value(), ElementsAre("FRAIS_JUSTICE"));
  EXPECT_THAT(desk_->spaces_of(structure_holder("5")).value(), IsEmpty());
  ASSERT_EQ(desk_->rights_at(mairie).value().size(), 1U);
  ASSERT_TRUE(changed(RightKind::detached, anne));
  EXPECT_THAT(desk_->rights_at(mairie).value(), IsEmpty());
}

/// ORG-10: one principal; who was it before stays gestionnaire.
TEST_F(Accounts, HaveOnePrincipalAHolder) {
  for (const auto* email : {anne, paul}) {
    ASSERT_TRUE(changed(RightKind::attached, email));
    ASSERT_TRUE(changed(RightKind::ranked, email, Rank::principal));
  }
  EXPECT_EQ(desk_->rights_of(anne).value().rank(mairie), Rank::secondaire);
  EXPECT_EQ(desk_->rights_of(paul).value().rank(mairie), Rank::principal);
  EXPECT_EQ(desk_->steps_of(anne).value().back().actor, "greffe") << "told as every change";
}

class AskedRights : public tests::AccountsFile {
 protected:
  /// Asks, and is accepted: the code of the refusal, or nothing.
  std::string accepted(const std::string& application = {}) {
    RightRequest request;
    request.account = anne;
    request.holder = mairie;
    request.application = application;
    EXPECT_TRUE(requests_.add(request));
    return accepted_of(application, requests_.of_account(anne).value().at(0).row);
  }
  std::string accepted_of(const std::string& application, std::int64_t row) {
    RightStep step;
    step.actor = "greffe";
    step.kind = application.empty() ? RightKind::attached : RightKind::granted;
    step.account = anne;
    step.holder = mairie;
    step.application = application;
    const auto done = desk_->accept(row, step);
    return done ? "" : done.error().code;
  }
  RightRequests requests_ = RightRequests::open(path_).value();
};

/// Two gestionnaires read "waiting": what one refused the other does not give.
TEST_F(AskedRights, AreGivenByWhoeverAnswersFirst) {
  EXPECT_EQ(accepted("SUIVI_FLUX"), "E_RIGHT_ATTACHMENT");
  EXPECT_EQ(requests_.waiting().value().size(), 1U) << "an answer that cannot be kept is none";
  EXPECT_EQ(accepted(), "");
  EXPECT_EQ(requests_.of_account(anne).value().at(0).answer, RequestAnswer::accepted);
  const auto row = requests_.waiting().value().at(0).row;
  ASSERT_TRUE(requests_.answer(row, RequestAnswer::refused, "h@x", tests::noon));
  EXPECT_EQ(accepted_of("SUIVI_FLUX", row), "E_REQUEST_NONE");
  EXPECT_THAT(desk_->rights_of(anne).value().profiles, IsEmpty());
}

TEST_F(AskedRights, TakeThePlaceOfNothingThatIsHeld) {
  EXPECT_EQ(accepted(), "");
  EXPECT_EQ(accepted(), "E_REQUEST_HELD");
  EXPECT_EQ(accepted("SUIVI_FLUX"), "");
  EXPECT_EQ(requests_.waiting().value().size(), 1U) << "it may still be refused";
  EXPECT_EQ(desk_->steps_of(anne).value().size(), 3U);
}

TEST_F(Accounts, LiveBesideAGateAtWork) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  const auto token = signed_in();
  const auto batch = begun();
  EXPECT_TRUE(desk_->rights_of(anne)) << "readers do not wait";
  EXPECT_TRUE(desk_->session_of(token, tests::noon + 30s));
}

}  // namespace
}  // namespace ecluse::lifecycle
