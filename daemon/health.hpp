// Whether the daemon lives, and whether it works: what /health and /ready answer, and what systemd
// shows as its status. Made from a snapshot of the gate; pure, any thread.
#pragma once

#include <chrono>
#include <set>
#include <string>

#include "daemon/metrics.hpp"
#include "validation/catalogue.hpp"

namespace ecluse::daemon {

/// A turn of the gate that takes longer means that it hangs: the biggest flux takes less.
inline constexpr std::chrono::minutes longest_turn{5};

struct Health {
  bool alive = false;  ///< the gate turned not long ago
  bool ready = false;  ///< it is open, and nothing stands in its way
  std::set<std::string> troubles;
};

Health health_of(const MetricsSnapshot& snapshot, Instant now);

/// {"alive", "ready", "last_turn", "troubles": [{"code", "message"}]}, worded in `language`.
std::string health_json(const Health& health, const MetricsSnapshot& snapshot,
                        const validation::Catalogue& catalogue, Language language);

/// One line for systemd: what is done, or what stands in the way.
std::string status_line(const MetricsSnapshot& snapshot, const validation::Catalogue& catalogue,
                        Language language);

}  // namespace ecluse::daemon
