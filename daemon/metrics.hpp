// What the daemon does, in numbers: a snapshot that the thread of the gate makes and the thread of
// the pages reads, and the text that Prometheus understands. daemon/tables/metrics.tsv names every
// series. Counters begin with the process. Nothing here names a person or an amount.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "lifecycle/vitals.hpp"
#include "model/date.hpp"
#include "model/disk.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// Times by upper bounds, as Prometheus counts them.
struct Histogram {
  static constexpr std::array<std::chrono::microseconds, 10> bounds{
      std::chrono::microseconds{100},    std::chrono::microseconds{300},
      std::chrono::microseconds{1'000},  std::chrono::microseconds{3'000},
      std::chrono::microseconds{10'000}, std::chrono::microseconds{30'000},
      std::chrono::milliseconds{100},    std::chrono::milliseconds{1'000},
      std::chrono::milliseconds{10'000}, std::chrono::milliseconds{60'000}};

  std::array<std::uint64_t, bounds.size() + 1> counts{};  ///< not cumulated; the last is beyond
  std::chrono::microseconds sum{0};

  void add(std::chrono::microseconds time);
};

/// What is waiting in the gate.
struct Queues {
  std::uint64_t noticed = 0, returned = 0, in_flight = 0;
  std::map<std::string, Instant> oldest{};  ///< by partner: its oldest file not yet concluded
};

struct MetricsSnapshot {
  Instant started{}, last_turn{};
  std::string tables;                                            ///< version
  std::map<std::pair<std::string, Fate>, std::uint64_t> flux;    ///< by partner and fate
  std::map<std::pair<std::string, bool>, std::uint64_t> pieces;  ///< by partner; whether accepted
  std::uint64_t bytes = 0;                                       ///< received
  std::array<Histogram, layer_count> layers{};
  Queues queues;
  std::optional<DiskRoom> room;    ///< of the disk of the root
  std::set<std::string> troubles;  ///< codes of what stands in the way now
  bool serving = false;            ///< a gate is open
};

/// The page of metrics. `vitals` is absent where the ledger could not be asked.
std::string metrics_page(const MetricsSnapshot& snapshot,
                         const std::optional<lifecycle::Vitals>& vitals, Instant now);

/// Where the gate leaves its last snapshot for whoever asks. Safe from any thread; the gate is
/// never made to wait longer than a pointer takes to change.
class Bulletin {
 public:
  void publish(MetricsSnapshot snapshot);
  /// Never null.
  [[nodiscard]] std::shared_ptr<const MetricsSnapshot> read() const;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const MetricsSnapshot> last_ = std::make_shared<const MetricsSnapshot>();
};

}  // namespace ecluse::daemon
