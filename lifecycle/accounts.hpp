// The accounts of the people who look: kept in the ledger's file by their e-mail, with their
// secrets, their sessions and the steps of their rights (acceptance.md ORG-06 to ORG-10). Asked by
// the commands `compte` and `espace`, by --as, and by the console; a desk has a connection of its
// own and is used from one thread. Instants are given, never read.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/ledger.hpp"
#include "lifecycle/rights.hpp"

namespace ecluse::lifecycle {

/// Failures in a row, after which nobody signs in for that long.
inline constexpr int most_failures = 5;
inline constexpr std::chrono::hours lock_out{1};
/// A session ends after so much silence, and after so much time whatever happens. Silence is kept
/// to the minute.
inline constexpr std::chrono::minutes idle_expiry{30};
inline constexpr std::chrono::hours absolute_expiry{12};
inline constexpr std::chrono::minutes seen_grain{1};
/// Of a password, in bytes.
inline constexpr std::size_t least_password = 12, most_password = 1024;

/// Who did it, when.
struct By {
  std::string who;
  Instant at{};
};

struct Account {
  std::string email, name;
  Instant since{};
  bool locked = false;        ///< by a person; for too many failures see locked_until
  bool has_password = false;  ///< without one nobody signs in: there is no default
  std::optional<Instant> locked_until{}, last_sign_in{};
};

struct Session {
  std::string email;
  Instant began{}, seen{};
  std::optional<Instant> last_time{};  ///< the sign-in before: « Dernière connexion »
  std::string csrf;                    ///< to be given back by every form: 64 hexadecimal digits
};

struct SignedIn {
  std::string token;  ///< 64 hexadecimal digits, for the cookie; only its SHA-256 is kept
  Session session;
};

class AccountDesk {
 public:
  AccountDesk() = default;
  AccountDesk(const AccountDesk&) = delete;
  AccountDesk& operator=(const AccountDesk&) = delete;
  virtual ~AccountDesk() = default;

  /// E_ACCOUNT_EMAIL, E_ACCOUNT_EXISTS.
  virtual Result<Account> add(const std::string& email, const std::string& name, const By& by) = 0;
  /// By e-mail.
  virtual Result<std::vector<Account>> accounts() = 0;
  /// E_ACCOUNT_NONE; whatever the case of the address.
  virtual Result<Account> account(const std::string& email) = 0;
  /// E_ACCOUNT_NONE.
  virtual Result<Rights> rights_of(const std::string& email) = 0;
  /// The accounts attached to a holder, by e-mail.
  virtual Result<std::vector<Rights>> rights_at(const Holder& holder) = 0;
  /// The applications opened for a holder, in order of code.
  virtual Result<std::vector<std::string>> spaces_of(const Holder& holder) = 0;
  /// Everything that changed the rights of an account, oldest first.
  virtual Result<std::vector<RightStep>> steps_of(const std::string& email) = 0;
  /// Keeps a change, judged by fits(): attachments, profiles, ranks, spaces, locks. A principal
  /// takes the place of the one before, who becomes secondaire. E_RIGHT_ATTACHMENT,
  /// E_RIGHT_SERVICE, E_ACCOUNT_NONE. Whoever is locked is signed out.
  virtual Done change(const RightStep& step) = 0;
  /// The same for a request (lifecycle/right_requests) that its actor accepts, in one commit with
  /// that answer. E_REQUEST_NONE (another answered it before), E_REQUEST_HELD (it would take the
  /// place of what is held): then nothing changes.
  virtual Done accept(std::int64_t request, const RightStep& step) = 0;

  /// E_ACCOUNT_NONE, E_ACCOUNT_PASSWORD (too short or too long). Signs out everywhere.
  virtual Done set_password(const std::string& email, const std::string& password,
                            const By& by) = 0;
  /// E_SIGN_IN: wrong e-mail or password, or none, or an account that is locked, by a person or
  /// after too many failures. Nobody is told which; the audit is, without what was typed where
  /// there is no account. Whatever is refused costs the same: one verification between two commits.
  virtual Result<SignedIn> sign_in(const std::string& email, const std::string& password,
                                   Instant now) = 0;
  /// The same for somebody whom another has let in: `how` ("proxy", "certificate") stands in the
  /// audit. E_SIGN_IN (no such account), E_SIGN_IN_LOCKED (by a person).
  virtual Result<SignedIn> let_in(const std::string& email, const std::string& how,
                                  Instant now) = 0;
  /// The session of a token that has not expired; E_SESSION otherwise. Its reader is there, which
  /// keeps it from ending.
  virtual Result<Session> session_of(const std::string& token, Instant now) = 0;
  /// The same asked by a page for itself: its reader may be away.
  virtual Result<Session> standing_session(const std::string& token, Instant now) = 0;
  virtual Done sign_out(const std::string& token) = 0;

  /// Keeps who asked for what, and was refused or not.
  virtual Done audit(const AuditEntry& entry) = 0;
  /// Keeps a refusal (ESP-03): what = "refused", the detail begins with the code of the error.
  Done audit_refusal(const std::string& email, const Error& error, const std::string& detail,
                     Instant now);
};

/// Whether a password is that of a hash: verify_password (lifecycle/secrets).
using VerifyPassword = std::function<bool(std::string_view password, const std::string& hash)>;

/// Opens the ledger of a file (Root::ledger()), which must exist. E_LEDGER_*.
Result<std::unique_ptr<AccountDesk>> open_account_desk(const std::string& path);
/// The same, which asks passwords of `verify`.
Result<std::unique_ptr<AccountDesk>> open_account_desk(const std::string& path,
                                                       VerifyPassword verify);

}  // namespace ecluse::lifecycle
