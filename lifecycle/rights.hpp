// Who may do what (acceptance.md ORG-06 to ORG-10, ESP-03, ESP-13): an account is attached to
// structures, partners or the house, has profiles there (application × level), and may be one of
// their gestionnaires. All of it is told by append-only dated steps, of which the rights are the
// sum. Pure; kept by lifecycle/accounts, judged by lifecycle/entitlement.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// « consultation » and « modification » (ORG-07); the second includes the first.
enum class Level : std::uint8_t { consultation, modification };
/// « Gestionnaire secondaire », « principal » (ORG-10); the second may do what the first may.
enum class Rank : std::uint8_t { none, secondaire, principal };
enum class HolderKind : std::uint8_t { structure, partner, house };

/// Whose data a right is about.
struct Holder {
  HolderKind kind = HolderKind::structure;
  std::string id;  ///< identifier of the structure, code of the partner, "*" for the house

  friend bool operator==(const Holder&, const Holder&) = default;
  friend bool operator<(const Holder& left, const Holder& right) {
    return std::tie(left.kind, left.id) < std::tie(right.kind, right.id);
  }
};

Holder structure_holder(std::string identifier);
Holder partner_holder(std::string code);
Holder the_house();

struct Attachment {
  Holder holder;
  std::vector<std::string> services;  ///< of a structure; empty: the whole of it (ORG-06)
  Rank rank = Rank::none;
  Instant since{};
};

struct Profile {
  Holder holder;
  std::string service;      ///< empty: those of the attachment
  std::string application;  ///< code of applications.tsv
  Level level = Level::consultation;
  Instant since{};
};

/// What a step of rights says.
enum class RightKind : std::uint8_t {
  account_added,
  account_locked,
  account_unlocked,
  password_set,
  attached,      ///< `services` as well, which take the place of those before
  detached,      ///< and all its profiles there end
  granted,       ///< a level of an application, which takes the place of the one before
  withdrawn,     ///< of an application
  ranked,        ///< gestionnaire, or no more (Rank::none)
  space_opened,  ///< of a holder, for all its accounts (ESP-13)
  space_closed,
};
inline constexpr RightKind last_right_kind = RightKind::space_closed;

/// One change, as it is kept for ever (ORG-09).
struct RightStep {
  std::int64_t row = 0;  ///< of the ledger
  Instant at{};
  std::string actor;  ///< e-mail of who did it, or the account of the operator
  RightKind kind = RightKind::account_added;
  std::string account{};  ///< e-mail; empty for a space
  Holder holder{};        ///< empty for the account itself
  std::string service{};  ///< of a profile; of an attachment: joined by commas
  std::string application{};
  Level level = Level::consultation;
  Rank rank = Rank::none;
  std::string comment{};  ///< name of an account added
};

/// "consultation"; "principal"; "partner"; "granted"…, as in the ledger and in JSON.
std::string_view name_of(Level level);
std::string_view name_of(Rank rank);
std::string_view name_of(HolderKind kind);
std::string_view name_of(RightKind kind);
std::optional<Level> level_named(std::string_view name);
std::optional<Rank> rank_named(std::string_view name);
std::optional<HolderKind> holder_kind_named(std::string_view name);
std::optional<RightKind> right_kind_named(std::string_view name);

/// What an account is, now.
struct Rights {
  std::string email;
  bool locked = false;
  std::vector<Attachment> attachments{};             ///< oldest first
  std::vector<Profile> profiles{};                   ///< oldest first; of an attachment that stands
  std::map<Holder, std::set<std::string>> spaces{};  ///< applications opened, by holder

  [[nodiscard]] const Attachment* attachment(const Holder& holder) const;
  /// The rank there; that of the house does not count elsewhere.
  [[nodiscard]] Rank rank(const Holder& holder) const;
};

/// The sum of steps, oldest first: those of the account, and the spaces of its holders.
Rights sum_of(std::string email, std::span<const RightStep> steps);

/// Whether a step makes sense after these rights: an application or a manager's rank is given to
/// who is attached. E_RIGHT_ATTACHMENT (not attached there), E_RIGHT_SERVICE (a service that the
/// attachment does not name).
Done fits(const Rights& rights, const RightStep& step);

/// Whether a step would take the place of what is held: an attachment that stands (other services),
/// an application of the whole of it (another level). What a gestionnaire changes on purpose; a
/// request that is accepted must not.
[[nodiscard]] bool replaces(const RightStep& step, const Rights& rights);

/// The e-mail address as it is kept: in lower case; nothing when it is none.
std::optional<std::string> email_of(std::string_view text);

}  // namespace ecluse::lifecycle
