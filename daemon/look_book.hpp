// Who looked at what in the console, kept in the audit without making anybody wait: the threads of
// the server write a look here, one thread brings them to the ledger, many in one commit, so that
// the gate meets one short transaction a second however many people read. What could not be kept is
// not shown: when the book is full, looks are refused.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "lifecycle/audit.hpp"
#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

class LookBook {
 public:
  /// The same person at the same thing again before that is the same look: a page that stays open
  /// asks for itself.
  static constexpr std::chrono::minutes one_look{10};
  static constexpr std::size_t most_waiting = 10'000;

  /// From any thread. E_LEDGER_BUSY: the book is full.
  Done note(const std::string& who, const std::string& what, const std::string& detail,
            Instant now);

  /// Brings to the ledger what waits; from one thread. What cannot be kept waits on. E_LEDGER_*.
  Done keep(lifecycle::AuditKeeper& keeper);

  [[nodiscard]] std::size_t waiting() const;

 private:
  void forget_old(Instant now);

  mutable std::mutex mutex_;
  std::vector<lifecycle::AuditEntry> waiting_;
  std::map<std::pair<std::string, std::string>, Instant> lately_;  ///< who and where: since when
};

}  // namespace ecluse::daemon
