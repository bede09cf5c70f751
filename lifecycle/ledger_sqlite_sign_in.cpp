// Who comes in: passwords, who is let in, sessions.
#include <utility>

#include "lifecycle/ledger_sqlite_accounts.hpp"
#include "lifecycle/secrets.hpp"
#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {
namespace {

Candidate told_candidate(const Cursor& row) {
  return {told_account(row), row.text(3), row.integer(7)};
}

/// Why no password opens that account now; "" when one may.
std::string hindrance(const std::optional<Candidate>& one, Instant now) {
  if (!one) return "no account";
  if (one->account.locked) return "locked";
  if (one->account.locked_until > now)
    return "locked until " + utc_text(*one->account.locked_until);
  return one->hash.empty() ? "no password" : "";
}

}  // namespace

/// Also while it is locked, which lasts no longer for that. After a lock-out counting begins anew.
Done SqliteAccountDesk::count_failure(const Candidate& candidate, Instant now) {
  auto until = candidate.account.locked_until;
  const bool held = until > now;
  const auto failures = (until && !held ? 0 : candidate.failures) + 1;
  if (!held) until = failures >= most_failures ? std::optional(now + lock_out) : std::nullopt;
  return run("UPDATE account SET failures = ?2, locked_until = ?3 WHERE email = ?1",
             candidate.account.email, failures, until);
}

/// The disk has as much to do where there is nothing to count.
Done SqliteAccountDesk::count_for_nobody(const std::string& email, Instant now) {
  auto done = run("INSERT INTO account (email, name, since) VALUES (?1, '', ?2)", email, now);
  return done ? run("DELETE FROM account WHERE email = ?1", email) : done;
}

/// Counts the attempt before it is judged, so that many at once are counted too.
Result<std::optional<Candidate>> SqliteAccountDesk::begin_sign_in(const std::string& email,
                                                                  Instant now) {
  std::optional<Candidate> candidate;
  const auto done = together([&]() -> Done {
    auto found = rows(std::string(account_columns) + "WHERE email = ?1", told_candidate, email);
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return count_for_nobody(email, now);
    candidate = std::move(found->front());
    return count_failure(*candidate, now);
  });
  if (!done) return tl::unexpected(done.error());
  return candidate;
}

Result<SignedIn> SqliteAccountDesk::open_session(const std::string& email,
                                                 std::optional<Instant> last_time,
                                                 const std::string& how, Instant now) {
  auto token = random_token();
  if (!token) return tl::unexpected(token.error());
  const auto done = together([&]() -> Done {
    auto kept = run("DELETE FROM session WHERE began <= ?1 OR seen <= ?2", now - absolute_expiry,
                    now - idle_expiry);
    if (kept)
      kept =
          run("INSERT INTO session (token, email, began, seen, last_time)"
              " VALUES (?1, ?2, ?3, ?3, ?4)",
              sha256_hex(*token), email, now, last_time);
    if (kept)
      kept =
          run("UPDATE account SET failures = 0, locked_until = NULL, last_sign_in = ?2"
              " WHERE email = ?1",
              email, now);
    return kept ? note(email, "sign_in", now, how) : kept;
  });
  if (!done) return tl::unexpected(done.error());
  auto csrf = csrf_of(*token);
  return SignedIn{std::move(*token), {email, now, now, last_time, std::move(csrf)}};
}

/// Whoever has no session learns nothing of an account, not even that there is one: whatever the
/// cause, one answer, and the same work; the audit has the cause.
Result<SignedIn> SqliteAccountDesk::sign_in(const std::string& email, const std::string& password,
                                            Instant now) {
  const auto address = address_of(email);
  const auto candidate = begin_sign_in(address, now);
  if (!candidate) return tl::unexpected(candidate.error());
  const auto& known = *candidate;
  const bool usable = known && !known->hash.empty() && password.size() <= most_password;
  const bool right =
      verify_(usable ? password : std::string(), usable ? known->hash : nobodys_hash());
  const auto cause = hindrance(known, now);
  if (usable && right && cause.empty())
    return open_session(address, known->account.last_sign_in, {}, now);
  // What is typed where there is no account may be a password.
  auto kept = note(known ? address : std::string(), "sign_in_refused", now, cause);
  return kept ? failure("E_SIGN_IN", {}) : tl::unexpected(kept.error());
}

Result<SignedIn> SqliteAccountDesk::let_in(const std::string& email, const std::string& how,
                                           Instant now) {
  const auto rights = rights_of(email);
  if (!rights && rights.error().code == "E_ACCOUNT_NONE") return failure("E_SIGN_IN", {});
  if (!rights) return tl::unexpected(rights.error());
  if (rights->locked) return failure("E_SIGN_IN_LOCKED", {});
  const auto known = account(rights->email);
  if (!known) return tl::unexpected(known.error());
  return open_session(rights->email, known->last_sign_in, how, now);
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

Done SqliteAccountDesk::sign_out(const std::string& token) {
  return run("DELETE FROM session WHERE token = ?1", sha256_hex(token));
}

}  // namespace ecluse::lifecycle
