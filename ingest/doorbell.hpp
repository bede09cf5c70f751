// Says when it is worth scanning the inbox, and brings the signals of the process: SIGTERM and
// SIGINT stop, SIGHUP reloads. This is the only place of signals in the house. A ring is a hint,
// the scan is the truth: a lost ring costs time, never a file. Where the kernel cannot watch, the
// doorbell is a timer and says why. Made and waited on by the thread of the daemon; stop() from any
// thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "model/result.hpp"

namespace ecluse::ingest {

enum class Ring : std::uint8_t { arrival, timeout, stop, reload };

/// What the doorbell watches.
struct Watches {
  std::size_t folders = 0;  ///< partner folders watched
  /// Why some or all are not: E_WATCH_LIMIT (fs.inotify limits reached), E_WATCH_NETWORK (a network
  /// file system does not tell what other machines write), E_WATCH_FOLDER (a folder that may not be
  /// read, or is gone), E_WATCH_SYSTEM. The timer then does the work alone.
  std::optional<Error> why_not;
};

/// What a failure of the system to watch a folder means: E_WATCH_LIMIT, E_WATCH_FOLDER or
/// E_WATCH_SYSTEM. The kernel says "no space left on device" when its limit of watches is reached:
/// the detail names the setting instead of sending the operator to look at his disks.
Error watch_failure(int system_error, const std::string& folder);

class Doorbell {
 public:
  /// Watches each folder of the inbound folder, and the inbound folder for new ones; takes over
  /// SIGTERM, SIGINT and SIGHUP as long as it lives. Error E_WATCH_FOLDER when the inbound folder
  /// cannot be opened.
  static Result<std::unique_ptr<Doorbell>> hang(const std::string& inbound_folder);

  Doorbell(const Doorbell&) = delete;
  Doorbell& operator=(const Doorbell&) = delete;
  ~Doorbell();

  /// Waits until something rings, `at_most` that long. What rang since the last call rings at once,
  /// many arrivals as one. Once stopped, always gives stop.
  Ring wait(std::chrono::milliseconds at_most);

  /// Makes wait() give stop, now and ever after. From any thread.
  void stop();

  [[nodiscard]] Watches watches() const;

 private:
  struct Wires;
  explicit Doorbell(std::unique_ptr<Wires> wires);

  std::unique_ptr<Wires> wires_;
};

}  // namespace ecluse::ingest
