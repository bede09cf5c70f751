// The delays that have run out (acceptance.md TRV-27, STS-16): each is a step of the machine of
// pieces that the house takes, with those that follow by themselves and the answers they owe, in
// one commit. Called by the gate in its ordinary turn, on the thread that owns the ledger.
#pragma once

#include "daemon/config.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/ledger.hpp"

namespace ecluse::daemon {

/// Takes on the pieces whose delay has run out at `now`: a group of them. How many; fewer than
/// there are when they are many. Error: E_LEDGER_*.
Result<std::size_t> take_overdue(lifecycle::Ledger& ledger, const Tables& tables,
                                 const Config& config, Instant now);

}  // namespace ecluse::daemon
