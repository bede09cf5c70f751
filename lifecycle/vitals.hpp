// What the pages of health and metrics count in the ledger: the terms of the conservation law, and
// what is owed. Asked through a connection of its own, read only, from one thread at a time: the
// thread of the gate is not waited for. Counting reads every flux: not to be asked in a loop.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "lifecycle/ledger_rows.hpp"
#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

struct Vitals {
  Conservation conservation;
  std::int64_t owed = 0;              ///< answers not yet in outbound
  std::optional<Instant> owed_since;  ///< reception of the oldest flux that one is owed for
};

class VitalsDesk {
 public:
  VitalsDesk() = default;
  VitalsDesk(const VitalsDesk&) = delete;
  VitalsDesk& operator=(const VitalsDesk&) = delete;
  virtual ~VitalsDesk() = default;

  /// Errors: E_LEDGER_*.
  virtual Result<Vitals> vitals() = 0;
};

/// Opens the ledger of a file (Root::ledger()). E_LEDGER_*.
Result<std::unique_ptr<VitalsDesk>> open_vitals_desk(const std::string& path);

}  // namespace ecluse::lifecycle
