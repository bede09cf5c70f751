// Delivers what a command owes without waiting for the next run, when nobody else is at work in the
// root: the daemon that holds it delivers at its next turn. Used by the commands that make pieces
// step, after their commit.
#pragma once

#include "daemon/premises.hpp"

namespace ecluse::daemon {

/// Error: E_DISK_*, E_LEDGER_*; what could not be delivered stays owed.
Done deliver_now(Premises& premises, lifecycle::Ledger& ledger, Instant now);

}  // namespace ecluse::daemon
