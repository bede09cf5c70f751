// The part of fsck that looks at where objects stand. Called by fsck_journal.cpp; tell_each also by
// who counts them again.
#pragma once

#include "lifecycle/fsck.hpp"

namespace ecluse::lifecycle {

/// Each step begins where the one before ended, and each object stands where its last step says.
Done check_states(Connection& connection, FsckReport& report);

/// Received = the sum of the fates; each flux was begun as often, and when, as its attempts say.
Done check_conservation(Connection& connection, FsckReport& report);

/// Tells `fault` of every row that the query gives, by its first column: "flux 12" of the table
/// "flux". E_LEDGER_*.
Done tell_each(Connection& connection, std::string_view sql, std::string_view table, Fault fault,
               FsckReport& report);

}  // namespace ecluse::lifecycle
