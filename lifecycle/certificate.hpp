// The certificat de dépôt: what was deposited, when, by whom, for whom, for how much, and the
// empreinte of the exact bytes, with the hashes that lead from these facts to a seal of the journal
// and from the seal to the root of its day. Made on demand from the ledger; proved by anyone,
// without it. Pure values; used by ledger_sqlite_certificates, by daemon and by tests.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lifecycle/merkle.hpp"
#include "lifecycle/proof_rows.hpp"
#include "model/date.hpp"

namespace ecluse::lifecycle {

using StatedValue = std::variant<std::nullptr_t, std::int64_t, std::string>;

/// The facts of a row as they are sealed: its number, under "id", then the columns that
/// lifecycle/journal calls facts, in their order.
struct StatedRow {
  std::vector<std::pair<std::string, StatedValue>> values;

  /// 0, or "", where there is none of that name and kind.
  [[nodiscard]] std::int64_t integer(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const;

  friend bool operator==(const StatedRow&, const StatedRow&) = default;
};

/// A day that is over, and where the seal stands in it.
struct SealedDay {
  std::string day;  ///< of Paris, AAAA-MM-JJ
  Inclusion place{};
  Sha256Digest root{};

  friend bool operator==(const SealedDay&, const SealedDay&) = default;
};

struct Certificate {
  StatedRow flux;
  std::optional<StatedRow> piece;  ///< none in the certificate of a whole flux

  std::int64_t seal = 0;
  Instant sealed{};
  Sha256Digest previous{};  ///< the seal before
  Sha256Digest hash{};      ///< of the seal
  Inclusion place;          ///< of these facts in the seal

  std::optional<SealedDay> day;  ///< none as long as the day is not over

  friend bool operator==(const Certificate&, const Certificate&) = default;
};

/// The leaf of the tree of a seal that these facts are.
Sha256Digest leaf_of(const Certificate& certificate);

/// The number that the certificate is known by: of the piece, of the flux, or the name of the file.
std::string number_of(const Certificate& certificate);
/// When the bytes were received.
Instant deposited(const Certificate& certificate);
/// base64 of the SHA-256 of the bytes received (GAP-09); "" when the facts tell none.
std::string empreinte_of(const Certificate& certificate);

/// What is wrong with a certificate.
enum class Doubt : std::uint8_t {
  unreadable,  ///< no certificate is in that file
  field,       ///< a field does not say what the sealed facts say
  facts,       ///< the facts do not lead to the seal
  day,         ///< the seal does not lead to the root of the day
  root,        ///< the root is not the one given
  bytes,       ///< the file has another empreinte
};
inline constexpr std::size_t doubt_count = 6;

/// "unreadable"…
std::string_view name_of(Doubt doubt);

struct Doubtful {
  Doubt doubt = Doubt::unreadable;
  std::string detail{};  ///< field, or what was found instead

  friend bool operator==(const Doubtful&, const Doubtful&) = default;
};

/// Whether facts lead to the seal, the seal to the root of its day, and that root is the one given.
/// A root given proves nothing of a certificate without a day: Doubt::root, "open".
std::vector<Doubtful> prove(const Certificate& certificate,
                            const std::optional<Sha256Digest>& root = {});

}  // namespace ecluse::lifecycle
