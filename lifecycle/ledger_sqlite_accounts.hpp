// The accounts over the embedded ledger: a connection of its own, short transactions beside those
// of the gate. Rights are read as the sum of their steps, of which an account has some dozens. Of
// its two sources one has the accounts and their rights, the other (ledger_sqlite_sign_in.cpp) who
// comes in. Used by one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifecycle/accounts.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

/// What Account has, as told_account() reads it, and the hash (3) and the failures (7).
inline constexpr std::string_view account_columns =
    "SELECT email, name, since, hash, locked_until, last_sign_in, (SELECT kind FROM right_step"
    " WHERE account = email AND kind IN ('account_locked', 'account_unlocked')"
    " ORDER BY id DESC LIMIT 1), failures FROM account ";

Account told_account(const Cursor& row);

/// An address as it is kept; "" when it is none.
std::string address_of(const std::string& email);

/// The account that somebody wants to sign in to, as it was before.
struct Candidate {
  Account account;
  std::string hash;
  std::int64_t failures = 0;  ///< in a row
};

class SqliteAccountDesk final : public AccountDesk {
 public:
  SqliteAccountDesk(Connection connection, VerifyPassword verify)
      : connection_(std::move(connection)), verify_(std::move(verify)) {}

  Result<Account> add(const std::string& email, const std::string& name, const By& by) override;
  Result<std::vector<Account>> accounts() override;
  Result<Account> account(const std::string& email) override;
  Result<Rights> rights_of(const std::string& email) override;
  Result<std::vector<Rights>> rights_at(const Holder& holder) override;
  Result<std::vector<std::string>> spaces_of(const Holder& holder) override;
  Result<std::vector<RightStep>> steps_of(const std::string& email) override;
  Done change(const RightStep& step) override;
  Done accept(std::int64_t request, const RightStep& step) override;
  Done set_password(const std::string& email, const std::string& password, const By& by) override;
  Result<SignedIn> sign_in(const std::string& email, const std::string& password,
                           Instant now) override;
  Result<SignedIn> let_in(const std::string& email, const std::string& how, Instant now) override;
  Result<Session> session_of(const std::string& token, Instant now) override;
  Result<Session> standing_session(const std::string& token, Instant now) override;
  Done sign_out(const std::string& token) override;
  Done audit(const AuditEntry& entry) override;

 private:
  template <class... Values>
  Done run(std::string_view sql, const Values&... values) {
    auto statement = connection_.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    return statement->run(values...);
  }

  /// Every row of a query as `told` makes it.
  template <class Told, class... Values>
  auto rows(const std::string& sql, Told told, const Values&... values)
      -> Result<std::vector<decltype(told(std::declval<const Cursor&>()))>> {
    auto statement = connection_.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    return all_of(statement->query(values...), told);
  }

  /// Everything or nothing, durable when it returns.
  template <class Work>
  Done together(Work work) {
    if (auto begun = connection_.execute("BEGIN IMMEDIATE"); !begun) return begun;
    auto done = work();
    if (done) done = connection_.execute("COMMIT");
    if (!done) (void)connection_.execute("ROLLBACK");
    return done;
  }

  Done write(const RightStep& step);
  Done keep(const RightStep& step);
  Done yield_rank(const RightStep& step);
  Done end_sessions(const std::string& email) {
    return run("DELETE FROM session WHERE email = ?1", email);
  }
  Done count_failure(const Candidate& candidate, Instant now);
  Done count_for_nobody(const std::string& email, Instant now);
  Result<std::optional<Candidate>> begin_sign_in(const std::string& email, Instant now);
  Result<SignedIn> open_session(const std::string& email, std::optional<Instant> last_time,
                                const std::string& how, Instant now);
  Done note(const std::string& email, std::string_view what, Instant now,
            const std::string& how = {}) {
    return audit({now, email, std::string(what), how, {}});
  }

  Connection connection_;
  VerifyPassword verify_;
};

}  // namespace ecluse::lifecycle
