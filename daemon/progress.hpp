// A progress bar on a terminal: done, rate, time left. Drawn on the error stream at most ten times
// a second by the command that works; nothing at all elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>

namespace ecluse::daemon {

/// The line of a bar: "[######....] 12/40  240/s  0:01". `elapsed` since the start.
std::string progress_line(std::uint64_t done, std::uint64_t total,
                          std::chrono::milliseconds elapsed);

class Progress {
 public:
  /// `shown` false draws nothing.
  Progress(std::ostream& out, bool shown);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Wipes the bar.
  ~Progress();

  void at(std::uint64_t done, std::uint64_t total);

 private:
  using Moment = std::chrono::steady_clock::time_point;

  std::ostream& out_;
  bool shown_;
  Moment start_;
  Moment drawn_;
};

}  // namespace ecluse::daemon
