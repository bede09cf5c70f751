// The outbox: return files owed are written after the commit that owes them, and may be written
// again: fixed name, fixed bytes, so that twice changes nothing. Called by daemon, from the thread
// that owns disk and ledger, after a commit and at start-up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "lifecycle/enclosed.hpp"
#include "lifecycle/ledger.hpp"
#include "lifecycle/root.hpp"
#include "model/disk.hpp"

namespace ecluse::lifecycle {

struct Delivery {
  std::size_t delivered = 0;  ///< answers now in outbound and marked so
  /// Why answers are left owed: E_OUTBOX_NAME (not a file name), E_OUTBOX_CONFLICT (a different
  /// file has that name in outbound; it is never overwritten), E_ORIGINAL (the document that it
  /// carries cannot be read), and E_DISK_WRITE once for each folder that cannot be written, which
  /// stops the answers of no other.
  std::vector<Error> held;
  std::int64_t last = 0;         ///< row of the last answer tried
  std::set<std::string> closed;  ///< folders that cannot be written: nothing more is tried there
};

/// Writes the owed answers to outbound/<partner>/, `group` at a time: temporary files, one sync,
/// renames, folders synced, then one commit that marks them. Goes on where `before` ended; with
/// none, tries every answer owed. `originals` reads the documents that answers carry. E_DISK_*,
/// E_LEDGER_*: what was not marked stays owed.
Result<Delivery> deliver(Disk& disk, const Root& root, Ledger& ledger, int group, Instant now,
                         Delivery before = {}, const ReadOriginal& originals = {});

}  // namespace ecluse::lifecycle
