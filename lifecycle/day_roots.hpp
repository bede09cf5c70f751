// The roots of days as small files, one a day, for whoever keeps them elsewhere: a certificate is
// proved against such a file without the ledger. Written like an answer, after the commit that
// closed the day: fixed name, fixed bytes, twice changes nothing. Called by the gate, from the
// thread that owns disk and ledger.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lifecycle/ledger.hpp"
#include "lifecycle/root.hpp"
#include "model/disk.hpp"

namespace ecluse::lifecycle {

/// The bytes of the file: one line of JSON with day, first_seal, last_seal, root and head.
std::string root_file(const DayRoot& root);
/// The inverse; nothing when it is not, byte for byte, what root_file writes.
std::optional<DayRoot> read_root_file(std::string_view text);

/// Closes the day before `now` where it is over, and writes the files still owed. E_DISK_*,
/// E_LEDGER_*: what was not written stays owed.
Done keep_roots(Disk& disk, const Root& root, Ledger& ledger, Instant now);

}  // namespace ecluse::lifecycle
