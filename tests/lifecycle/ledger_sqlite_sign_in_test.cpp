// How people come in (lifecycle/ledger_sqlite_sign_in.cpp).
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/secrets.hpp"
#include "tests/lifecycle/accounts_file.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;
using SignIns = tests::AccountsFile;

TEST_F(SignIns, TakeThePasswordOfTheAccountOnly) {
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

TEST_F(SignIns, KeepNoSecretAsItIs) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  const auto token = signed_in();
  EXPECT_EQ(number("SELECT COUNT(*) FROM session WHERE token = '" + token + "'"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM account WHERE instr(hash, 'écluse') > 0"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM account WHERE hash LIKE '$argon2id$%'"), 1);
}

TEST_F(SignIns, AreLockedForAnHourAfterFiveFailures) {
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

/// What a refusal costs: the verifications it makes, and whether the disk has to write before and
/// after them. A commit makes the WAL longer, however little it brings.
class RefusedSignIns : public SignIns {
 protected:
  struct Cost {
    std::uintmax_t before = 0, after = 0;  ///< of the verification: 1 when something was written
    std::size_t verifications = 0, whole_hashes = 0;
    std::string answer;
    bool operator==(const Cost&) const = default;
  };
  Cost cost_of(const std::string& email, const std::string& tried) {
    Cost cost;
    std::uintmax_t wal = 0;
    const auto desk = open_account_desk(path_, [&](std::string_view said, const auto& hash) {
                        cost.before += written() > wal ? 1 : 0;
                        wal = written();
                        ++cost.verifications;
                        cost.whole_hashes += hash.size() == nobodys_hash().size() ? 1 : 0;
                        return verify_password(said, hash);
                      }).value();
    wal = written();
    const auto refused = desk->sign_in(email, tried, tests::noon).error();
    cost.after = written() > wal ? 1 : 0;
    cost.answer = refused.code + refused.detail;
    return cost;
  }
  std::uintmax_t written() { return std::filesystem::file_size(path_ + "-wal"); }
};

/// Whether there is an account is nobody's business before he has signed in: neither the answer
/// tells, nor the time that it takes.
TEST_F(RefusedSignIns, AreToldApartByNothing) {
  for (const auto* email : {anne, paul}) ASSERT_TRUE(desk_->set_password(email, password, by_));
  ASSERT_TRUE(desk_->add("sans@mairie.fr", "Sans mot de passe", by_));
  const Cost wrong{1, 1, 1, 1, "E_SIGN_IN"};
  EXPECT_EQ(cost_of(anne, "faux"), wrong);
  EXPECT_EQ(cost_of(anne, std::string(most_password + 1, 'a')), wrong) << "too long";
  for (const auto* nobody : {"jean@mairie.fr", "pas une adresse", "", "' OR 1=1 --"})
    EXPECT_EQ(cost_of(nobody, "faux"), wrong) << nobody;
  EXPECT_EQ(cost_of("sans@mairie.fr", password), wrong) << "it has none";
  for (int nth = 0; nth < 5; ++nth)
    EXPECT_EQ(cost_of(anne, "faux"), wrong) << "until it is locked: " << nth;
  for (const auto* tried : {"faux", password}) {
    EXPECT_EQ(cost_of(anne, tried), wrong) << "locked for an hour: " << tried;
    EXPECT_EQ(cost_of("jean@mairie.fr", tried), wrong);
  }
  ASSERT_TRUE(changed(RightKind::account_locked, paul));
  for (const auto* tried : {"faux", password})
    EXPECT_EQ(cost_of(paul, tried), wrong) << "locked by a person: " << tried;
  EXPECT_EQ(desk_->accounts().value().size(), 3U);
}

/// What somebody types in the wrong field may be a password.
TEST_F(RefusedSignIns, AreInTheAuditWithTheirCauseAndNoUnknownAddress) {
  (void)desk_->sign_in("secret@de.jean", "faux", tests::noon);
  (void)desk_->sign_in(anne, "", tests::noon);
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE who = '' AND detail = 'no account' AND what ="
                   " 'sign_in_refused'"),
            1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE who = 'anne@mairie.fr' AND detail = 'no"
                   " password'"),
            1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE who || detail LIKE '%secret%'"), 0);
}

/// Who goes on trying does not keep the account locked for longer.
TEST_F(SignIns, AreHeldNoLongerForFurtherFailures) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  for (int nth = 0; nth < 9; ++nth) (void)desk_->sign_in(anne, "faux", tests::noon + nth * 1min);
  EXPECT_EQ(desk_->account(anne).value().locked_until, tests::noon + 4min + 1h);
  EXPECT_TRUE(desk_->sign_in(anne, password, tests::noon + 4min + 1h));
}

TEST_F(SignIns, AreUnlockedByAPerson) {
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

TEST_F(SignIns, HaveSessionsThatEnd) {
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

TEST_F(SignIns, HaveSessionsThatAPageDoesNotKeepOpenByItself) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  const auto token = signed_in();
  for (auto now = tests::noon; now < tests::noon + 30min; now += 5min)
    EXPECT_TRUE(desk_->standing_session(token, now));
  EXPECT_EQ(desk_->standing_session(token, tests::noon + 30min).error().code, "E_SESSION");
}

/// A proxy or a certificate says who it is: no password, but an account.
TEST_F(SignIns, AreLetInWhereAnotherVouchesForThem) {
  const auto in = desk_->let_in("ANNE@mairie.fr", "proxy", tests::noon).value();
  EXPECT_EQ(desk_->session_of(in.token, tests::noon).value().email, anne);
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE what = 'sign_in' AND detail = 'proxy'"), 1);
  EXPECT_EQ(desk_->let_in("x@mairie.fr", "proxy", tests::noon).error().code, "E_SIGN_IN");
  ASSERT_TRUE(changed(RightKind::account_locked, anne));
  EXPECT_EQ(desk_->let_in(anne, "proxy", tests::noon).error().code, "E_SIGN_IN_LOCKED");
}

TEST_F(SignIns, SignOut) {
  ASSERT_TRUE(desk_->set_password(anne, password, by_));
  const auto first = signed_in(), second = signed_in();
  ASSERT_TRUE(desk_->sign_out(first));
  EXPECT_FALSE(desk_->session_of(first, tests::noon));
  EXPECT_TRUE(desk_->session_of(second, tests::noon));
  ASSERT_TRUE(desk_->set_password(anne, "un autre mot de passe", by_));
  EXPECT_FALSE(desk_->session_of(second, tests::noon)) << "a new password signs out everywhere";
}

}  // namespace
}  // namespace ecluse::lifecycle
