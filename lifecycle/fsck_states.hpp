// The part of fsck that looks at where objects stand. Called by fsck_journal.cpp.
#pragma once

#include "lifecycle/fsck.hpp"

namespace ecluse::lifecycle {

/// Each step begins where the one before ended, and each object stands where its last step says.
Done check_states(Connection& connection, FsckReport& report);

/// Received = the sum of the fates; each flux was begun as often, and when, as its attempts say.
Done check_conservation(Connection& connection, FsckReport& report);

}  // namespace ecluse::lifecycle
