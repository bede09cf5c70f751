// The audit read again: who did what that is not a step of a flux, and when. The table is written
// by Batch::audit and only grows. Read by `ecluse audit`, on a connection of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifecycle/ledger.hpp"

namespace ecluse::lifecycle {

/// Every field that is set must match.
struct AuditFilter {
  std::optional<Instant> since{};
  std::string who{};
  int limit = 1000;  ///< the newest
};

/// The newest first. `path` is Root::ledger(). E_LEDGER_*.
Result<std::vector<AuditEntry>> read_audit(const std::string& path, const AuditFilter& filter);

}  // namespace ecluse::lifecycle
