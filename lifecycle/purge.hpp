// What leaves the archive, never by accident: the files of the days before a date, told first, then
// removed by order. Each removal is sealed in the ledger before it is done; certificates and hashes
// stay. Called by `ecluse archive purge`, on the main thread.
#pragma once

#include <string>
#include <vector>

#include "lifecycle/ledger.hpp"
#include "lifecycle/root.hpp"
#include "model/disk.hpp"

namespace ecluse::lifecycle {

/// The files of the archive of the flux received on the days (UTC, as the folders) before that one,
/// each once, oldest last; `at`, `actor` and `comment` are empty. A file stays while an answer that
/// carries a document of it is owed. E_DISK_*, E_LEDGER_*.
Result<std::vector<Purge>> purgeable(const DiskView& disk, const Root& root, Ledger& ledger,
                                     Date before);

/// Records that these files go, then removes them, and those that were recorded before a cut. What
/// was not removed is removed next time.
Done purge_files(Disk& disk, const Root& root, Ledger& ledger, const std::vector<Purge>& files);

}  // namespace ecluse::lifecycle
