// What the first page of the console counts: flux and pieces by state, the causes of rejects, the
// flux of the last hours (acceptance.md ESP-01, SCR-03). Asked by daemon for the console, through a
// connection of its own, read only, from one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lifecycle/patience.hpp"
#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

struct NamedCount {
  std::string name;  ///< state, or code of a finding
  std::int64_t count = 0;
};

/// The flux received from `from` on, for an hour.
struct HourCount {
  Instant from{};
  std::int64_t count = 0;
};

struct Overview {
  std::vector<NamedCount> flux;    ///< by state; "" is pending
  std::vector<NamedCount> pieces;  ///< by state
  std::vector<NamedCount> causes;  ///< errors of the last 30 days, most frequent first, 8 at most
  std::vector<HourCount> hours;    ///< the last 24, oldest first, those without a flux included
};

class OverviewDesk {
 public:
  OverviewDesk() = default;
  OverviewDesk(const OverviewDesk&) = delete;
  OverviewDesk& operator=(const OverviewDesk&) = delete;
  virtual ~OverviewDesk() = default;

  /// Of the flux that these partners deposited, or of all; at `now`.
  virtual Result<Overview> overview(const std::optional<std::vector<std::string>>& partners,
                                    Instant now) = 0;
};

/// Opens the ledger of a file (Root::ledger()). E_LEDGER_*; `patience` as of a SearchDesk.
Result<std::unique_ptr<OverviewDesk>> open_overview_desk(const std::string& path,
                                                         Patience patience = {});

}  // namespace ecluse::lifecycle
