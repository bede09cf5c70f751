// What the embedded ledger tells of its proofs: seals and the rows they cover, roots of days, files
// purged. Read by certificates, fsck and ledger_sqlite.cpp, on a connection of their own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/proof_rows.hpp"
#include "lifecycle/seal.hpp"
#include "lifecycle/sqlite.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

struct SealRow {
  std::int64_t id = 0, flux = 0;
  Instant at{};
  std::string spans, marks;
  std::optional<Sha256Digest> content, hash;  ///< nothing when they are not 32 bytes
};

/// The columns of a seal, and the row that a cursor of them stands on.
inline constexpr std::string_view seal_columns = "id, flux, at, spans, marks, content, hash";
SealRow told_seal(const Cursor& row);

/// Reads again what seals cover. One connection, which must outlive it.
class JournalReader {
 public:
  static Result<JournalReader> open(Connection& connection);

  /// Adds the rows of a span to a content; the numbers of those that were found, in order.
  Result<std::vector<std::int64_t>> read(const Span& span, SealContent& content);
  /// The rows of the span, each one by one.
  Cursor rows(const Span& span);

 private:
  explicit JournalReader(std::vector<Statement> statements) : statements_(std::move(statements)) {}
  std::vector<Statement> statements_;  ///< by table
};

Result<std::vector<DayRoot>> read_roots(Connection& connection);
/// As the functions of Ledger of the same names.
Result<std::vector<DayRoot>> read_roots_owed(Connection& connection);
Result<std::vector<Purge>> read_purged(Connection& connection, std::string_view sha256);

}  // namespace ecluse::lifecycle
