// Who works at this terminal, and what that account may ask for: to see personal data as it is, one
// must own the root (or be root), and the request is kept in the ledger (MFJ-28). Used by commands,
// on the main thread.
#pragma once

#include <string>

#include "daemon/premises.hpp"
#include "daemon/search_commands.hpp"

namespace ecluse::daemon {

/// The name of the account, or its number when it has none.
std::string operator_account();

/// Whether the account may see the data of that root unmasked.
bool may_unmask(const lifecycle::Root& root);

/// Writes a row of the audit, at once: who is the account of the operator. Error: E_LEDGER_*.
Done keep_request(const Premises& premises, std::string_view what, const std::string& detail,
                  const std::string& sha256 = {});

/// Nothing for masked data; else judges the right, and keeps the request. Errors: E_UNMASKED,
/// E_LEDGER_*.
Done ask_unmasked(const Premises& premises, Masking masking, const std::string& detail);

}  // namespace ecluse::daemon
