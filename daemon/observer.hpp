// Keeps count of what the gate does, on the thread of the gate, through reloads and errors, and
// publishes it at most once a second. Used by `ecluse watch`.
#pragma once

#include <string>
#include <vector>

#include "daemon/gate.hpp"
#include "daemon/metrics.hpp"

namespace ecluse::daemon {

class Observer {
 public:
  /// `bulletin` must outlive the observer.
  Observer(Bulletin& bulletin, Instant started);

  void serving(const std::string& tables);
  void concluded(const Conclusion& conclusion);
  /// A turn of the gate ended well; what it left aside stands in the way. Whether it was published.
  bool turned(const Gate& gate, const DiskView& disk, const std::string& root, Instant now);
  /// The gate stopped on an error, or something was refused: said at once. `now` counts as a turn:
  /// the daemon lives and waits.
  void failed(const Error& error, Instant now);
  /// What was refused (a configuration, a table) stands in the way until this.
  void refused(const std::string& code, Instant now);
  void accepted();

  /// Codes that stood in the way, and do no more: told once.
  std::vector<std::string> recovered();

  [[nodiscard]] const MetricsSnapshot& told() const { return told_; }

 private:
  void publish(std::set<std::string> troubles, Instant now);

  Bulletin& bulletin_;
  MetricsSnapshot told_;
  std::set<std::string> refused_;
  std::vector<std::string> over_;
  Instant published_{};
};

/// What waits in a gate.
Queues queues_of(const Gate& gate);

}  // namespace ecluse::daemon
