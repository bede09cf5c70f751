// The log of the daemon: one line a transition, each with the id of its flux, none with personal
// data (numbers, names and amounts stay in the ledger). To the error stream or to a file, as text
// or as one JSON object a line; where systemd keeps the stream, each line begins with its priority
// ("<6>"). spdlog is met here only. Used by the thread of the gate.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "daemon/config.hpp"
#include "daemon/console_told.hpp"
#include "daemon/json_out.hpp"
#include "daemon/process.hpp"
#include "model/result.hpp"

namespace spdlog {
class logger;
}

namespace ecluse::daemon {

/// Whether lines begin with the priority that journald reads (sd-daemon(3)).
enum class Priorities : std::uint8_t { no, yes };

/// Whether this process writes its errors to journald: JOURNAL_STREAM names the very stream.
Priorities priorities_wanted(const char* journal_stream);

class Log {
 public:
  /// To the error stream, as text: what can always be had.
  Log();
  /// As configured. Error E_LOG: the file cannot be opened.
  static Result<std::unique_ptr<Log>> open(const Config::Logging& wish, Priorities priorities);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// Takes the level of a configuration, and opens the file anew, which logrotate may have renamed.
  /// E_LOG: the old one stays.
  Done reopen(const Config::Logging& wish);

  void started(const std::string& root, unsigned workers);
  void stopped();
  void reloaded(const std::string& tables);
  /// A key that was changed and is taken up at the next start only.
  void asks_restart(const std::string& key);
  void listening(const std::string& address);
  void concluded(const Conclusion& conclusion);
  void error(const Error& error);
  /// Where the console is served.
  void serving_console(const std::string& address);
  /// What the console noted: its faults, and how often it refused what.
  void console(const ConsoleTold::All& told);
  /// What was said by error() is over.
  void recovered(const std::string& code);
  /// Brings what was written to the file; the error stream needs none.
  void settle();

 private:
  Log(const Config::Logging& wish, Priorities priorities);
  void tell(LogLevel level, const std::string& text, const JsonFields& fields);

  Config::Logging wish_;
  Priorities priorities_ = Priorities::no;
  std::shared_ptr<spdlog::logger> logger_;
};

/// "flux=XXX9991100… partner=XXX999 IN_RECU -> IN_TRAITE_SE_CPP": the line of one transition. A
/// flux whose name could not be read is called by its arrival id.
std::string transition_line(const Outcome& outcome, const Transition& step);

}  // namespace ecluse::daemon
