// The audit: who did what that is not a step of a flux, and when. The table only grows. Written by
// Batch::audit and AccountDesk::audit, one by one, and by an AuditKeeper, many at once; read by
// `ecluse audit`, on a connection of its own.
#pragma once

#include <memory>
#include <optional>
#include <span>
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

/// Keeps many entries in one commit, through a connection of its own; used by one thread.
class AuditKeeper {
 public:
  AuditKeeper() = default;
  AuditKeeper(const AuditKeeper&) = delete;
  AuditKeeper& operator=(const AuditKeeper&) = delete;
  virtual ~AuditKeeper() = default;

  /// All of them or none. E_LEDGER_*.
  virtual Done keep(std::span<const AuditEntry> entries) = 0;
};

/// Opens the ledger of a file, which must exist. E_LEDGER_*.
Result<std::unique_ptr<AuditKeeper>> open_audit_keeper(const std::string& path);

}  // namespace ecluse::lifecycle
