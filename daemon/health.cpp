#include "daemon/health.hpp"

#include <utility>

#include "daemon/json_out.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {

Health health_of(const MetricsSnapshot& snapshot, Instant now) {
  Health health;
  // A clock put back makes the last turn a future one: it was a turn all the same.
  health.alive = snapshot.last_turn != Instant{} && now - snapshot.last_turn < longest_turn;
  health.ready = health.alive && snapshot.serving && snapshot.troubles.empty();
  health.troubles = snapshot.troubles;
  return health;
}

std::string health_json(const Health& health, const MetricsSnapshot& snapshot,
                        const validation::Catalogue& catalogue, Language language) {
  std::vector<JsonFields> troubles;
  for (const auto& code : health.troubles)
    troubles.push_back({{{"code", code}, {"message", catalogue.text(code, language)}}});
  return object_json({{{"alive", health.alive},
                       {"ready", health.ready},
                       {"last_turn", lifecycle::paris_text(snapshot.last_turn)},
                       {"troubles", std::move(troubles)}}});
}

std::string status_line(const MetricsSnapshot& snapshot, const validation::Catalogue& catalogue,
                        Language language) {
  if (!snapshot.troubles.empty()) {
    const auto& code = *snapshot.troubles.begin();
    return code + ": " + catalogue.text(code, language);
  }
  std::uint64_t flux = 0;
  for (const auto& [key, count] : snapshot.flux) flux += count;
  const auto& queues = snapshot.queues;
  return catalogue.text(
      "status.working", language,
      {{"flux", std::to_string(flux)},
       {"waiting", std::to_string(queues.noticed + queues.returned + queues.in_flight)}});
}

}  // namespace ecluse::daemon
