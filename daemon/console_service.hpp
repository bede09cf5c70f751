// The console at work over one root: its server, the rooms that answer, and a thread of its own
// that keeps house: it opens the rooms anew when told, looks for what changed, and brings to the
// audit who looked at what. Used by `ecluse console`, and by the daemon where its configuration
// says so; made and destroyed on one thread, which never waits for it.
#pragma once

#include <memory>
#include <string>

#include "console/server.hpp"
#include "daemon/console_told.hpp"
#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

class ConsoleService {
 public:
  /// Takes the port, and starts no thread. E_CONSOLE_LISTEN, E_CONSOLE_TLS.
  static Result<std::unique_ptr<ConsoleService>> listen(const std::string& root,
                                                        const console::Listening& how,
                                                        const Clock& clock);

  ConsoleService(const ConsoleService&) = delete;
  ConsoleService& operator=(const ConsoleService&) = delete;
  /// What was looked at is in the audit when it is gone.
  ~ConsoleService();

  /// Opens the root now; before serve(). As Premises::open and the ledger say.
  Done open();
  /// Starts the threads: once, after the signals of the process have found their place. Until the
  /// root is open, requests are answered 503.
  void serve();
  /// The root can be opened: it is, soon, unless it is open; tried until it can.
  void begin();
  /// What is in the root is another: it is opened anew, soon. What goes on ends as it began; what
  /// cannot be opened leaves the rooms as they are.
  void reopen();

  /// What the operator has to know since the last time.
  ConsoleTold::All told();
  [[nodiscard]] std::uint16_t port() const;

 private:
  struct Works;
  explicit ConsoleService(std::unique_ptr<Works> works);
  std::unique_ptr<Works> works_;
};

}  // namespace ecluse::daemon
