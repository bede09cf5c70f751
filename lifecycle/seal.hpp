// What a seal covers and how it is hashed. A seal stands for one flux recorded, or one later step:
// every row that it added to the journal, in order. Its content is the root of a tree (merkle.hpp):
//   leaf 0  the rows, but for the facts below; then which rows they are
//   leaf 1  the facts of the flux that a certificate states
//   leaf 2… the facts of each piece, behind the hash of leaf 1, so that one path proves both
// A later step has leaf 0 only. The seal itself is the SHA-256 of a byte 2, its number and instant,
// the seal before, and its content: a chain. Pure; filled by the writer of the ledger as it writes,
// and by fsck as it reads; one object, one thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/canonical.hpp"
#include "lifecycle/merkle.hpp"

namespace ecluse::lifecycle {

/// The tables whose rows are sealed, in the order of leaf 0.
enum class Journal : std::uint8_t {
  transition,
  flux,
  piece,
  event,
  finding,
  attempt,
  dossier,
  outbox,
  purge
};
inline constexpr std::size_t journal_count = 9;

/// The name of the table in the ledger.
std::string_view name_of(Journal table);

/// Rows of one table that stand side by side.
struct Span {
  Journal table = Journal::transition;
  std::int64_t first = 0, count = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

/// "transition 16777216+7 outbox 3+2"; the inverse is nothing when the text has not the form.
std::string packed(const std::vector<Span>& spans);
std::optional<std::vector<Span>> unpacked_spans(std::string_view text);

/// What a seal keeps of its content.
struct Sealed {
  std::string spans;
  std::string marks;  ///< 4 bytes a row (mark_of), table by table: which row is not as sealed
  Sha256Digest content{};
};

class SealContent {
 public:
  /// Begins the row of that number; its values are then added to row().
  Canonical& begin(Journal table, std::int64_t id);
  /// What was added to row() so far are the facts that a certificate states: of the flux first,
  /// then of each piece. Those of a piece that comes without its flux are like the rest.
  void end_facts();
  void end();
  Canonical& row() { return row_; }

  /// What the rows added give, under the row of the flux that added them. Read again table by
  /// table, span by span, they give the same.
  Sealed finish(std::int64_t flux_row);
  /// The leaves that finish() put together.
  [[nodiscard]] const std::vector<Sha256Digest>& leaves() const { return leaves_; }
  /// Whether no row was added.
  [[nodiscard]] bool empty() const;
  /// Forgets everything, and keeps the room.
  void clear();

 private:
  struct Rows {
    std::vector<Span> spans;
    std::string bytes, marks;
  };

  std::array<Rows, journal_count> tables_;
  Journal table_ = Journal::transition;
  std::int64_t id_ = 0;
  std::size_t facts_ = 0;  ///< bytes of row_ that are facts
  Canonical row_;
  Sha256 hash_;
  std::vector<Sha256Digest> leaves_{Sha256Digest{}};
};

/// The hash of a seal.
Sha256Digest hash_of_seal(std::int64_t id, Instant at, const Sha256Digest& previous,
                          const Sha256Digest& content);

}  // namespace ecluse::lifecycle
