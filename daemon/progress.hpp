// Long work shows itself on the error stream: on a terminal a bar with what is done, the rate and
// the time left, drawn at most ten times a second; elsewhere a plain line every half a minute, so
// that short work says nothing. Used by the commands that work long, on the main thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>

namespace ecluse::daemon {

/// The line of a bar: "[######....] 12/40  240/s  0:01". `elapsed` since the start.
std::string progress_line(std::uint64_t done, std::uint64_t total,
                          std::chrono::milliseconds elapsed);

enum class Showing : std::uint8_t {
  nothing,
  bar,    ///< drawn over itself
  lines,  ///< one under the other
};

/// Of a command that may work long: nothing for machines, a bar on a terminal, lines elsewhere.
constexpr Showing showing_of(bool on_terminal, bool for_machines) {
  if (for_machines) return Showing::nothing;
  return on_terminal ? Showing::bar : Showing::lines;
}

class Progress {
 public:
  Progress(std::ostream& out, Showing showing);
  /// A bar, or nothing: for what is quiet off a terminal.
  Progress(std::ostream& out, bool shown)
      : Progress(out, shown ? Showing::bar : Showing::nothing) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Wipes the bar.
  ~Progress();

  void at(std::uint64_t done, std::uint64_t total);

 private:
  using Moment = std::chrono::steady_clock::time_point;

  std::ostream& out_;
  Showing showing_;
  Moment start_;
  Moment drawn_;
};

}  // namespace ecluse::daemon
