// A file that a reader of the console gives: judged as the gate would judge it, without anything
// being kept, or put in the inbound folder of his partner. Who may is judged before. Used by
// ConsoleHands, on its thread.
#pragma once

#include <string>

#include "console/desk.hpp"
#include "console/hands.hpp"
#include "daemon/premises.hpp"

namespace ecluse::daemon {

/// The verdict of the gate on a file: what `ecluse check` tells, by the same code. Without an
/// interface a file whose name is not that of a flux of the partner is judged for what it holds. No
/// antivirus looks at it, since it goes nowhere. E_DEPOSIT_EMPTY, E_DEPOSIT_PARTNER,
/// E_DEPOSIT_INTERFACE, and the errors of examine().
Result<console::Story> check_given(const console::Given& given, const Premises& house,
                                   Language language, Instant now);

/// In inbound under its own name, where it is that of a flux of the partner, else under the next
/// one of the house for that interface; with its row in the audit, in one turn of the ledger.
/// E_DEPOSIT_*, E_DROP_*, E_LEDGER_*, E_DISK_*.
Result<console::Deposited> submit_given(const console::Given& given, const std::string& who,
                                        Premises& house, lifecycle::Ledger& ledger, Instant now);

}  // namespace ecluse::daemon
