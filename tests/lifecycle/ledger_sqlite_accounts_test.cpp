// The accounts of the embedded ledger (lifecycle/ledger_sqlite_accounts.cpp).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/accounts.hpp"
#include "lifecycle/right_requests.hpp"
#include "lifecycle/secrets.hpp"
#include "lifecycle/sqlite.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* anne = "anne@mairie.fr";
constexpr const char* paul = "paul@mairie.fr";
constexpr const char* password = "une écluse à sas";
const Holder mairie = structure_holder("22222222200022");

class Accounts : public tests::LedgerFile {
 protected:
  void SetUp() override {
    for (const auto* email : {anne, paul}) ASSERT_TRUE(desk_->add(email, "Une personne", by_));
  }
  Done changed(RightKind kind, const std::string& email, Rank rank = Rank::none,
               const std::string& application = {}) {
    RightStep step;
    step.at = tests::noon;
    step.actor = "greffe";
    step.kind = kind;
    step.account = email;
    step.holder = kind == RightKind::account_locked || kind == RightKind::account_unlocked
                      ? Holder{}
                      : mairie;
    step.rank = rank;
    step.application = application;
    return desk_->change(step);
  }
  std::int64_t number(const std::string& sql) {
    return Connection::open(path_, Access::read_only).value().number(sql).value();
  }
  std::string signed_in(const char* email = anne, Instant now = tests::noon) {
    return desk_->sign_in(email, password, now).value().token;
  }

  By by_{"greffe", tests::noon};
  std::unique_ptr<AccountDesk> desk_ = open_account_desk(path_).value();
};

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

class AskedRights : public Accounts {
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

TEST_F(Accounts, SignInWithTheirPasswordOnly) {
  EXPECT_EQ(desk_->sign_in(anne, "", tests::noon).error().code, "E_SIGN_IN") << "none was set";
  EXPECT_EQ(desk_->set_password(anne, "court", by_).error().code, "E_ACCOUNT_PASSWORD");
  EXPECT_EQ(desk_->set_password(anne, std::string(1025, 'a'), by_).error().code,
            "E_ACCOUNT_PASSWORD");
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  EXPECT_TRUE(desk_->account(anne).value().has_password);
  const auto first = desk_->sign_in("ANNE@mairie.fr", password, tests::noon).value();
  EXPECT_EQ(first.session.email, anne);
  EXPECT_FALSE(first.session.last_time);
  EXPECT_EQ(first.session.csrf, csrf_of(first.token));
  const auto second = desk_->sign_in(anne, password, tests::noon + 1h).value();
  EXPECT_EQ(second.session.last_time, tests::noon) << "« Dernière connexion »";
  EXPECT_NE(first.token, second.token);
  for (const auto* wrong : {"", "autre chose que cela", "une écluse à sas "})
    EXPECT_EQ(desk_->sign_in(anne, wrong, tests::noon).error().code, "E_SIGN_IN");
  EXPECT_EQ(desk_->sign_in("jean@mairie.fr", password, tests::noon).error().code, "E_SIGN_IN");
  EXPECT_EQ(desk_->sign_in("' OR 1=1 --", password, tests::noon).error().code, "E_SIGN_IN");
}

TEST_F(Accounts, KeepNoSecretAsItIs) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  const auto token = signed_in();
  EXPECT_EQ(number("SELECT COUNT(*) FROM session WHERE token = '" + token + "'"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM account WHERE instr(hash, 'écluse') > 0"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM account WHERE hash LIKE '$argon2id$%'"), 1);
}

TEST_F(Accounts, AreLockedForAnHourAfterFiveFailures) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  for (int nth = 0; nth < 4; ++nth)
    EXPECT_EQ(desk_->sign_in(anne, "faux", tests::noon).error().code, "E_SIGN_IN");
  signed_in();
  for (int nth = 0; nth < 5; ++nth)
    EXPECT_EQ(desk_->sign_in(anne, "faux", tests::noon).error().code, "E_SIGN_IN")
        << "a success begins anew";
  const auto locked = desk_->sign_in(anne, password, tests::noon + 59min);
  ASSERT_FALSE(locked) << "the right password too";
  EXPECT_EQ(locked.error().code, "E_SIGN_IN") << "as of an account that there is not";
  EXPECT_EQ(locked.error().detail, "");
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE detail = 'locked until " +
                   utc_text(tests::noon + 1h) + "'"),
            1)
      << "the house knows";
  EXPECT_EQ(desk_->account(anne).value().locked_until, tests::noon + 1h);
  EXPECT_EQ(desk_->sign_in(anne, "faux", tests::noon + 1h).error().code, "E_SIGN_IN")
      << "counting begins anew";
  EXPECT_TRUE(desk_->sign_in(anne, password, tests::noon + 1h));
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE what = 'sign_in_refused'"), 11);
}

/// Whether there is an account is nobody's business before he has signed in.
TEST_F(Accounts, AreToldFromNoneByNoAnswer) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  for (int nth = 0; nth < 7; ++nth) {
    const auto here = desk_->sign_in(anne, "faux", tests::noon).error();
    const auto nowhere = desk_->sign_in("jean@mairie.fr", "faux", tests::noon).error();
    EXPECT_EQ(here.code + here.detail, nowhere.code + nowhere.detail) << nth;
  }
}

TEST_F(Accounts, AreUnlockedByAPerson) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  for (int nth = 0; nth < 5; ++nth) (void)desk_->sign_in(anne, "faux", tests::noon);
  ASSERT_TRUE(changed(RightKind::account_unlocked, anne));
  const auto token = signed_in();
  ASSERT_TRUE(changed(RightKind::account_locked, anne));
  EXPECT_TRUE(desk_->account(anne).value().locked);
  EXPECT_EQ(desk_->session_of(token, tests::noon).error().code, "E_SESSION") << "signed out";
  EXPECT_EQ(desk_->sign_in(anne, password, tests::noon).error().code, "E_SIGN_IN");
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE detail = 'locked'"), 1);
  EXPECT_EQ(desk_->sign_in(anne, "faux", tests::noon).error().code, "E_SIGN_IN");
}

TEST_F(Accounts, HaveSessionsThatEnd) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  const auto idle = signed_in();
  EXPECT_TRUE(desk_->session_of(idle, tests::noon + 29min));
  EXPECT_TRUE(desk_->session_of(idle, tests::noon + 58min)) << "29 minutes after the last look";
  EXPECT_FALSE(desk_->session_of(idle, tests::noon + 88min));
  const auto busy = signed_in();
  for (auto now = tests::noon; now < tests::noon + 12h; now += 20min)
    ASSERT_TRUE(desk_->session_of(busy, now)) << utc_text(now);
  EXPECT_EQ(desk_->session_of(busy, tests::noon + 12h).error().code, "E_SESSION");
  EXPECT_EQ(desk_->session_of("", tests::noon).error().code, "E_SESSION");
  EXPECT_EQ(desk_->session_of(std::string(64, '0'), tests::noon).error().code, "E_SESSION");
  signed_in(anne, tests::noon + 24h);
  EXPECT_EQ(number("SELECT COUNT(*) FROM session"), 1) << "those that ended are put away";
}

TEST_F(Accounts, HaveSessionsThatAPageDoesNotKeepOpenByItself) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  const auto token = signed_in();
  for (auto now = tests::noon; now < tests::noon + 30min; now += 5min)
    EXPECT_TRUE(desk_->standing_session(token, now));
  EXPECT_EQ(desk_->standing_session(token, tests::noon + 30min).error().code, "E_SESSION");
}

/// A proxy or a certificate says who it is: no password, but an account.
TEST_F(Accounts, AreLetInWhereAnotherVouchesForThem) {
  const auto in = desk_->let_in("ANNE@mairie.fr", "proxy", tests::noon).value();
  EXPECT_EQ(desk_->session_of(in.token, tests::noon).value().email, anne);
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE what = 'sign_in' AND detail = 'proxy'"), 1);
  EXPECT_EQ(desk_->let_in("x@mairie.fr", "proxy", tests::noon).error().code, "E_SIGN_IN");
  ASSERT_TRUE(changed(RightKind::account_locked, anne));
  EXPECT_EQ(desk_->let_in(anne, "proxy", tests::noon).error().code, "E_SIGN_IN_LOCKED");
}

TEST_F(Accounts, SignOut) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  const auto first = signed_in(), second = signed_in();
  ASSERT_TRUE(desk_->sign_out(first));
  EXPECT_FALSE(desk_->session_of(first, tests::noon));
  EXPECT_TRUE(desk_->session_of(second, tests::noon));
  ASSERT_TRUE(desk_->set_password(anne, "un autre mot de passe", by_));
  EXPECT_FALSE(desk_->session_of(second, tests::noon)) << "a new password signs out everywhere";
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
