// The files that people keep to be joined to their mémoires (acceptance.md MFJ-15, ORG-14, DOC-16):
// those of a structure until somebody takes them away, those of one account for a day, while it
// enters a mémoire. Rows stand in the ledger's file, by a connection of its own; bytes in jointes/,
// each content once, under its SHA-256. Used by the console, one thread at a time. Instants are
// given. Errors: E_LEDGER_*, E_DISK_*.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/ledger.hpp"
#include "lifecycle/root.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

/// How long a file of one account stands.
inline constexpr std::chrono::hours own_stay{24};
/// How many files a structure, or an account for itself, may have. Ours: no source gives any.
inline constexpr std::size_t most_shelved = 50;

struct ShelfItem {
  std::int64_t row = 0;         ///< never given twice
  std::string structure{};      ///< identifier; empty: of `who` alone
  std::string kind{};           ///< of routing/attachment_kinds; empty for none
  std::string designation{};    ///< for people, may be empty
  std::string name{};           ///< of the file, extension included; no path
  std::string type{};           ///< what the bytes are: "PDF"
  std::uint64_t size = 0;       ///< bytes
  std::string sha256{}, who{};  ///< who gave it
  Instant at{};
};

class Shelf {
 public:
  /// `disk` must outlive it; the ledger of the root must exist.
  static Result<Shelf> open(Disk& disk, const Root& root);

  /// The bytes on the disk, durable, under a name that nobody else has: that path.
  Result<std::string> set_aside(std::string_view bytes);
  /// Forgets what was set aside.
  Done give_up(const std::string& aside) { return disk_->remove(aside); }
  /// Gives what was set aside its row, with that of the audit: the item with its row.
  /// E_SHELF_FULL.
  Result<ShelfItem> keep(ShelfItem item, const std::string& aside, const AuditEntry& audit);
  /// Takes an item away, with a row of the audit; its bytes go when no other item has them. Nothing
  /// happens when it is gone.
  Done remove(const ShelfItem& item, const AuditEntry& audit);

  /// The newest first.
  Result<std::vector<ShelfItem>> of_structure(const std::string& structure);
  /// Those that an account has for itself, the newest first.
  Result<std::vector<ShelfItem>> of_account(const std::string& account, Instant now);
  /// Nothing when it is gone, or its day is over.
  Result<std::optional<ShelfItem>> item(std::int64_t row, Instant now);
  /// E_SHELF_CHANGED when they are not those that were kept.
  [[nodiscard]] Result<std::string> bytes(const ShelfItem& item) const;

 private:
  Shelf(Disk& disk, const Root& root, Connection connection)
      : disk_(&disk), root_(root), connection_(std::move(connection)) {}

  template <class Work>
  Done together(Work work);
  template <class... Values>
  Done run(std::string_view sql, const Values&... values);
  template <class... Values>
  Result<std::vector<ShelfItem>> items(const std::string& where, const Values&... values);
  Done add(ShelfItem& item, const std::string& aside, const AuditEntry& audit);
  Done note(const AuditEntry& audit);
  Done sweep(Instant now);
  Result<bool> is_kept(const std::string& sha256);

  Disk* disk_;
  Root root_;
  Connection connection_;
};

}  // namespace ecluse::lifecycle
