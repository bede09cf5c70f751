#include "lifecycle/ledger_sqlite_accounts.hpp"

#include <algorithm>

#include "lifecycle/right_requests.hpp"
#include "lifecycle/secrets.hpp"

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

}  // namespace

Account told_account(const Cursor& row) {
  Account account{row.text(0), row.text(1), row.instant(2), false, !row.text(3).empty(), {}, {}};
  if (!row.null(4)) account.locked_until = row.instant(4);
  if (!row.null(5)) account.last_sign_in = row.instant(5);
  account.locked = row.text(6) == name_of(RightKind::account_locked);
  return account;
}

std::string address_of(const std::string& email) {
  return email_of(email).value_or(std::string());
}

Result<Account> SqliteAccountDesk::add(const std::string& email, const std::string& name,
                                       const By& by) {
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
    auto made =
        run("INSERT INTO account (email, name, since) VALUES (?1, ?2, ?3)", *address, name, by.at);
    return made ? write(step) : made;
  });
  if (!done) return tl::unexpected(done.error());
  return account(*address);
}

Result<std::vector<Account>> SqliteAccountDesk::accounts() {
  return rows(std::string(account_columns) + "ORDER BY email", told_account);
}

Result<Account> SqliteAccountDesk::account(const std::string& email) {
  const auto found =
      rows(std::string(account_columns) + "WHERE email = ?1", told_account, address_of(email));
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return failure("E_ACCOUNT_NONE", email);
  return found->front();
}

Result<Rights> SqliteAccountDesk::rights_of(const std::string& email) {
  const auto known = account(email);
  if (!known) return tl::unexpected(known.error());
  const auto columns = std::string(step_columns);
  const auto steps =
      rows("SELECT " + columns + " FROM right_step WHERE account = ?1 UNION ALL SELECT " + columns +
               " FROM right_step AS space INDEXED BY right_step_at"
               " WHERE account = '' AND (holder_kind, holder) IN (SELECT"
               " holder_kind, holder FROM right_step WHERE account = ?1)"
               " ORDER BY id",
           told_step, known->email);
  if (!steps) return tl::unexpected(steps.error());
  return sum_of(known->email, *steps);
}

Result<std::vector<Rights>> SqliteAccountDesk::rights_at(const Holder& holder) {
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

Result<std::vector<std::string>> SqliteAccountDesk::spaces_of(const Holder& holder) {
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

Result<std::vector<RightStep>> SqliteAccountDesk::steps_of(const std::string& email) {
  return rows(
      "SELECT " + std::string(step_columns) + " FROM right_step WHERE account = ?1 ORDER BY id",
      told_step, address_of(email));
}

Done SqliteAccountDesk::change(const RightStep& step) {
  return together([&] { return keep(step); });
}

Done SqliteAccountDesk::audit(const AuditEntry& entry) {
  return run("INSERT INTO audit (at, who, what, detail, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
             entry.at, entry.who, entry.what, entry.detail, entry.sha256);
}

Done SqliteAccountDesk::write(const RightStep& step) {
  return run(
      "INSERT INTO right_step (at, actor, kind, account, holder_kind, holder, service,"
      " application, level, rank, comment) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
      " ?10, ?11)",
      step.at, step.actor, name_of(step.kind), step.account,
      step.holder.id.empty() ? std::string_view() : name_of(step.holder.kind), step.holder.id,
      step.service, step.application, name_of(step.level), name_of(step.rank), step.comment);
}

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

Result<std::unique_ptr<AccountDesk>> open_account_desk(const std::string& path,
                                                       VerifyPassword verify) {
  auto connection = Connection::open(path, Access::write);
  if (!connection) return tl::unexpected(connection.error());
  return std::make_unique<SqliteAccountDesk>(std::move(*connection), std::move(verify));
}

Result<std::unique_ptr<AccountDesk>> open_account_desk(const std::string& path) {
  return open_account_desk(path, verify_password);
}

}  // namespace ecluse::lifecycle
