// The accounts over the embedded ledger: a connection of its own, short transactions beside those
// of the gate. Rights are read as the sum of their steps, of which an account has some dozens.
#include <algorithm>
#include <utility>

#include "lifecycle/accounts.hpp"
#include "lifecycle/right_requests.hpp"
#include "lifecycle/secrets.hpp"
#include "lifecycle/sha256.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view step_columns =
    "id, at, actor, kind, account, holder_kind, holder, service, application, level, rank, comment";

RightStep told_step(const Cursor& row) {
  RightStep step;
  step.row = row.integer(0);
  step.at = row.instant(1);
  step.actor = row.text(2);
  step.kind = right_kind_named(row.text(3)).value_or(RightKind::account_added);
  step.account = row.text(4);
  step.holder = {holder_kind_named(row.text(5)).value_or(HolderKind::structure), row.text(6)};
  step.service = row.text(7);
  step.application = row.text(8);
  step.level = level_named(row.text(9)).value_or(Level::consultation);
  step.rank = rank_named(row.text(10)).value_or(Rank::none);
  step.comment = row.text(11);
  return step;
}

Account told_account(const Cursor& row) {
  Account account{row.text(0), row.text(1), row.instant(2), false, !row.text(3).empty(), {}, {}};
  if (!row.null(4)) account.locked_until = row.instant(4);
  if (!row.null(5)) account.last_sign_in = row.instant(5);
  account.locked = row.text(6) == name_of(RightKind::account_locked);
  return account;
}

constexpr std::string_view account_columns =
    "SELECT email, name, since, hash, locked_until, last_sign_in, (SELECT kind FROM right_step"
    " WHERE account = email AND kind IN ('account_locked', 'account_unlocked')"
    " ORDER BY id DESC LIMIT 1) FROM account ";

/// What is known of whoever wants to sign in.
struct Candidate {
  std::string hash;
  std::optional<Instant> locked_until{}, last_sign_in{};
};

std::string address_of(const std::string& email) {
  return email_of(email).value_or(std::string());
}

class SqliteAccountDesk final : public AccountDesk {
 public:
  explicit SqliteAccountDesk(Connection connection) : connection_(std::move(connection)) {}

  Result<Account> add(const std::string& email, const std::string& name, const By& by) override {
    const auto address = email_of(email);
    if (!address) return failure("E_ACCOUNT_EMAIL", email);
    const auto there = account(*address);
    if (there) return failure("E_ACCOUNT_EXISTS", *address);
    if (there.error().code != "E_ACCOUNT_NONE") return there;
    RightStep step;
    step.at = by.at;
    step.actor = by.who;
    step.account = *address;
    step.comment = name;
    const auto done = together([&]() -> Done {
      auto made = run("INSERT INTO account (email, name, since) VALUES (?1, ?2, ?3)", *address,
                      name, by.at);
      return made ? write(step) : made;
    });
    if (!done) return tl::unexpected(done.error());
    return account(*address);
  }

  Result<std::vector<Account>> accounts() override {
    return rows(std::string(account_columns) + "ORDER BY email", told_account);
  }

  Result<Account> account(const std::string& email) override {
    const auto found =
        rows(std::string(account_columns) + "WHERE email = ?1", told_account, address_of(email));
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return failure("E_ACCOUNT_NONE", email);
    return found->front();
  }

  Result<Rights> rights_of(const std::string& email) override {
    const auto known = account(email);
    if (!known) return tl::unexpected(known.error());
    const auto columns = std::string(step_columns);
    const auto steps = rows("SELECT " + columns +
                                " FROM right_step WHERE account = ?1 UNION ALL SELECT " + columns +
                                " FROM right_step AS space INDEXED BY right_step_at"
                                " WHERE account = '' AND (holder_kind, holder) IN (SELECT"
                                " holder_kind, holder FROM right_step WHERE account = ?1)"
                                " ORDER BY id",
                            told_step, known->email);
    if (!steps) return tl::unexpected(steps.error());
    return sum_of(known->email, *steps);
  }

  Result<std::vector<Rights>> rights_at(const Holder& holder) override {
    const auto emails = rows(
        "SELECT DISTINCT account FROM right_step WHERE holder_kind = ?1 AND holder = ?2 AND"
        " account <> '' ORDER BY account",
        [](const Cursor& row) { return row.text(0); }, name_of(holder.kind), holder.id);
    if (!emails) return tl::unexpected(emails.error());
    std::vector<Rights> found;
    for (const auto& email : *emails) {
      auto rights = rights_of(email);
      if (!rights) return tl::unexpected(rights.error());
      if (rights->attachment(holder)) found.push_back(std::move(*rights));
    }
    return found;
  }

  Result<std::vector<std::string>> spaces_of(const Holder& holder) override {
    const auto steps = rows("SELECT " + std::string(step_columns) +
                                " FROM right_step WHERE account = '' AND holder_kind = ?1 AND"
                                " holder = ?2 ORDER BY id",
                            told_step, name_of(holder.kind), holder.id);
    if (!steps) return tl::unexpected(steps.error());
    const auto sum = sum_of({}, *steps);
    const auto there = sum.spaces.find(holder);
    if (there == sum.spaces.end()) return std::vector<std::string>();
    return std::vector<std::string>(there->second.begin(), there->second.end());
  }

  Result<std::vector<RightStep>> steps_of(const std::string& email) override {
    return rows(
        "SELECT " + std::string(step_columns) + " FROM right_step WHERE account = ?1 ORDER BY id",
        told_step, address_of(email));
  }

  Done change(const RightStep& step) override {
    return together([&] { return keep(step); });
  }
  Done accept(std::int64_t request, const RightStep& step) override;
  Done set_password(const std::string& email, const std::string& password, const By& by) override;
  Result<SignedIn> sign_in(const std::string& email, const std::string& password,
                           Instant now) override;
  Result<SignedIn> let_in(const std::string& email, const std::string& how, Instant now) override;
  Result<Session> session_of(const std::string& token, Instant now) override;
  Result<Session> standing_session(const std::string& token, Instant now) override;

  Done sign_out(const std::string& token) override {
    return run("DELETE FROM session WHERE token = ?1", sha256_hex(token));
  }

  Done audit(const AuditEntry& entry) override {
    return run("INSERT INTO audit (at, who, what, detail, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
               entry.at, entry.who, entry.what, entry.detail, entry.sha256);
  }

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

  Done write(const RightStep& step) {
    return run(
        "INSERT INTO right_step (at, actor, kind, account, holder_kind, holder, service,"
        " application, level, rank, comment) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
        " ?10, ?11)",
        step.at, step.actor, name_of(step.kind), step.account,
        step.holder.id.empty() ? std::string_view() : name_of(step.holder.kind), step.holder.id,
        step.service, step.application, name_of(step.level), name_of(step.rank), step.comment);
  }

  Done keep(const RightStep& step);
  Done yield_rank(const RightStep& step);
  Done end_sessions(const std::string& email) {
    return run("DELETE FROM session WHERE email = ?1", email);
  }
  Result<Candidate> begin_sign_in(const std::string& email, Instant now);
  Result<SignedIn> open_session(const std::string& email, const Candidate& candidate,
                                const std::string& how, Instant now);
  Done note(const std::string& email, std::string_view what, Instant now,
            const std::string& how = {}) {
    return audit({now, email, std::string(what), how, {}});
  }

  Connection connection_;
};

/// The principal before, who becomes secondaire when another is named.
Done SqliteAccountDesk::yield_rank(const RightStep& step) {
  if (step.kind != RightKind::ranked || step.rank != Rank::principal) return {};
  const auto there = rights_at(step.holder);
  if (!there) return tl::unexpected(there.error());
  for (const auto& rights : *there) {
    if (rights.email == step.account || rights.rank(step.holder) != Rank::principal) continue;
    auto yielding = step;
    yielding.account = rights.email;
    yielding.rank = Rank::secondaire;
    if (auto done = write(yielding); !done) return done;
  }
  return {};
}

Done SqliteAccountDesk::keep(const RightStep& step) {
  if (step.account.empty()) return write(step);
  const auto rights = rights_of(step.account);
  if (!rights) return tl::unexpected(rights.error());
  auto kept = step;
  kept.account = rights->email;
  if (auto done = fits(*rights, kept); !done) return done;
  if (auto done = yield_rank(kept); !done) return done;
  if (kept.kind == RightKind::account_locked)
    if (auto done = end_sessions(kept.account); !done) return done;
  if (kept.kind == RightKind::account_unlocked)
    if (auto done = run("UPDATE account SET failures = 0, locked_until = NULL WHERE email = ?1",
                        kept.account);
        !done)
      return done;
  return write(kept);
}

Done SqliteAccountDesk::accept(std::int64_t request, const RightStep& step) {
  return together([&]() -> Done {
    auto done = answer_request(connection_, request, RequestAnswer::accepted, step.actor, step.at);
    if (!done) return done;
    const auto rights = rights_of(step.account);
    if (!rights) return tl::unexpected(rights.error());
    return replaces(step, *rights) ? failure("E_REQUEST_HELD", step.holder.id) : keep(step);
  });
}

Done SqliteAccountDesk::set_password(const std::string& email, const std::string& password,
                                     const By& by) {
  const auto known = account(email);
  if (!known) return tl::unexpected(known.error());
  if (password.size() < least_password || password.size() > most_password)
    return failure("E_ACCOUNT_PASSWORD",
                   std::to_string(least_password) + " – " + std::to_string(most_password));
  const auto hash = hashed_password(password);
  if (!hash) return tl::unexpected(hash.error());
  RightStep step;
  step.at = by.at;
  step.actor = by.who;
  step.kind = RightKind::password_set;
  step.account = known->email;
  return together([&]() -> Done {
    auto done =
        run("UPDATE account SET hash = ?2, failures = 0, locked_until = NULL WHERE email = ?1",
            known->email, *hash);
    if (done) done = end_sessions(known->email);
    return done ? write(step) : done;
  });
}

/// Counts the attempt before it is judged, so that many at once are counted too.
Result<Candidate> SqliteAccountDesk::begin_sign_in(const std::string& email, Instant now) {
  Candidate candidate;
  const auto told = [&](const Cursor& row) {
    candidate.hash = row.text(0);
    if (!row.null(1)) candidate.locked_until = row.instant(1);
    if (!row.null(2)) candidate.last_sign_in = row.instant(2);
    return row.integer(3);
  };
  const auto done = together([&]() -> Done {
    const auto found =
        rows("SELECT hash, locked_until, last_sign_in, failures FROM account WHERE email = ?1",
             told, email);
    if (!found) return tl::unexpected(found.error());
    if (found->empty() || candidate.locked_until > now) return {};
    // After a lock-out counting begins anew.
    const auto failures = (candidate.locked_until ? 0 : found->front()) + 1;
    const auto until = failures >= most_failures ? std::optional<Instant>(now + lock_out)
                                                 : std::optional<Instant>();
    return run("UPDATE account SET failures = ?2, locked_until = ?3 WHERE email = ?1", email,
               failures, until);
  });
  if (!done) return tl::unexpected(done.error());
  return candidate;
}

Result<SignedIn> SqliteAccountDesk::open_session(const std::string& email,
                                                 const Candidate& candidate, const std::string& how,
                                                 Instant now) {
  auto token = random_token();
  if (!token) return tl::unexpected(token.error());
  const auto done = together([&]() -> Done {
    auto kept = run("DELETE FROM session WHERE began <= ?1 OR seen <= ?2", now - absolute_expiry,
                    now - idle_expiry);
    if (kept)
      kept =
          run("INSERT INTO session (token, email, began, seen, last_time)"
              " VALUES (?1, ?2, ?3, ?3, ?4)",
              sha256_hex(*token), email, now, candidate.last_sign_in);
    if (kept)
      kept =
          run("UPDATE account SET failures = 0, locked_until = NULL, last_sign_in = ?2"
              " WHERE email = ?1",
              email, now);
    return kept ? note(email, "sign_in", now, how) : kept;
  });
  if (!done) return tl::unexpected(done.error());
  auto csrf = csrf_of(*token);
  return SignedIn{std::move(*token), {email, now, now, candidate.last_sign_in, std::move(csrf)}};
}

/// Whoever has no session learns nothing of an account, not even that there is one: whatever the
/// cause, one answer; the audit has the cause.
Result<SignedIn> SqliteAccountDesk::sign_in(const std::string& email, const std::string& password,
                                            Instant now) {
  const auto address = address_of(email);
  const auto candidate = begin_sign_in(address, now);
  if (!candidate) return tl::unexpected(candidate.error());
  const bool usable = !candidate->hash.empty() && password.size() <= most_password;
  const bool right =
      verify_password(usable ? password : std::string(), usable ? candidate->hash : nobodys_hash());
  if (!usable) return failure("E_SIGN_IN", {});
  const auto rights = rights_of(address);
  if (!rights) return tl::unexpected(rights.error());
  const bool held = candidate->locked_until > now;
  if (right && !held && !rights->locked) return open_session(address, *candidate, {}, now);
  auto cause = rights->locked ? std::string("locked")
               : held         ? "locked until " + utc_text(*candidate->locked_until)
                              : std::string();
  if (auto kept = note(address, "sign_in_refused", now, cause); !kept)
    return tl::unexpected(kept.error());
  return failure("E_SIGN_IN", {});
}

Result<SignedIn> SqliteAccountDesk::let_in(const std::string& email, const std::string& how,
                                           Instant now) {
  const auto rights = rights_of(email);
  if (!rights && rights.error().code == "E_ACCOUNT_NONE") return failure("E_SIGN_IN", {});
  if (!rights) return tl::unexpected(rights.error());
  if (rights->locked) return failure("E_SIGN_IN_LOCKED", {});
  const auto known = account(rights->email);
  if (!known) return tl::unexpected(known.error());
  return open_session(rights->email, {{}, {}, known->last_sign_in}, how, now);
}

Result<Session> SqliteAccountDesk::standing_session(const std::string& token, Instant now) {
  const auto found = rows(
      "SELECT email, began, seen, last_time FROM session WHERE token = ?1",
      [&](const Cursor& row) {
        Session session{row.text(0), row.instant(1), row.instant(2), {}, csrf_of(token)};
        if (!row.null(3)) session.last_time = row.instant(3);
        return session;
      },
      sha256_hex(token));
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return failure("E_SESSION", {});
  const auto& session = found->front();
  if (now - session.seen >= idle_expiry || now - session.began >= absolute_expiry)
    return failure("E_SESSION", {});
  return session;
}

Result<Session> SqliteAccountDesk::session_of(const std::string& token, Instant now) {
  auto session = standing_session(token, now);
  if (!session || now - session->seen < seen_grain) return session;
  // A gate at work may keep the ledger for itself: the next request says it again.
  const auto kept = run("UPDATE session SET seen = ?2 WHERE token = ?1", sha256_hex(token), now);
  if (!kept && kept.error().code != "E_LEDGER_BUSY") return tl::unexpected(kept.error());
  session->seen = now;
  return session;
}

}  // namespace

Result<std::unique_ptr<AccountDesk>> open_account_desk(const std::string& path) {
  auto connection = Connection::open(path, Access::write);
  if (!connection) return tl::unexpected(connection.error());
  return std::make_unique<SqliteAccountDesk>(std::move(*connection));
}

}  // namespace ecluse::lifecycle
