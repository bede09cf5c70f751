// The log of the daemon: one line a transition, each with the id of its flux, none with personal
// data (numbers, names and amounts stay in the ledger). spdlog is met here only. Used by the thread
// of the gate.
#pragma once

#include <memory>
#include <string>

#include "daemon/process.hpp"
#include "model/result.hpp"

namespace spdlog {
class logger;
}

namespace ecluse::daemon {

class Log {
 public:
  /// Writes to the error stream, which systemd gives to journald.
  Log();
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void started(const std::string& root, unsigned workers);
  void stopped();
  void reloaded(const std::string& tables);
  void concluded(const Conclusion& conclusion);
  void error(const Error& error);

 private:
  std::shared_ptr<spdlog::logger> logger_;
};

/// "flux XXX9991100… file FSO1100A_… IN_RECU -> IN_TRAITE_SE_CPP": the line of one transition. A
/// flux whose name could not be read is called by its arrival id.
std::string transition_line(const Outcome& outcome, const Transition& step);

}  // namespace ecluse::daemon
