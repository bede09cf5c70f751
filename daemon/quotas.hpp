// How many flux of each partner may be taken now: the quotas of pickup.tsv, in flight and a minute.
// Kept by the gate, on its thread; forgotten with it, as all that is in its memory.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "ingest/pickup_rules.hpp"
#include "model/date.hpp"

namespace ecluse::daemon {

class Quotas {
 public:
  /// `rules` must outlive this.
  explicit Quotas(const ingest::PickupRules& rules) : rules_(rules) {}

  /// How many files of a partner may be noticed now; the largest number when nothing limits it.
  std::size_t allowance(const std::string& partner, Instant now);

  void claimed(const std::string& partner, Instant now);
  void concluded(const std::string& partner);

  /// When a partner that used its minute up may go on; nothing when none did.
  [[nodiscard]] std::optional<Instant> next(Instant now) const;

 private:
  struct Use {
    std::size_t in_flight = 0;
    std::deque<Instant> claims;  ///< within the last minute, where that is limited
  };

  const ingest::PickupRules& rules_;
  std::map<std::string, Use> used_;
};

}  // namespace ecluse::daemon
