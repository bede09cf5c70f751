// What systemd is told by a service of type notify (sd_notify(3)): one datagram a message to the
// socket that NOTIFY_SOCKET names. Written here because libsystemd would bring five more libraries
// to the start of every `ecluse check`. Without that variable nothing is sent. Used by `ecluse
// watch`, on its thread.
#pragma once

#include <string>
#include <string_view>

namespace ecluse::daemon {

class Notify {
 public:
  using Environment = const char* (*)(const char* name);

  /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID.
  explicit Notify(Environment environment);

  void ready() const { send("READY=1"); }
  void reloading() const;
  void stopping() const { send("STOPPING=1"); }
  void status(std::string_view words) const;
  /// Tells the watchdog, where there is one, that the daemon lives: to be called far oftener than
  /// every WatchdogSec of the unit (two minutes), after which systemd kills the service.
  void alive() const;

 private:
  void send(const std::string& message) const;

  std::string socket_;    ///< path, or '@' and an abstract name; empty: nobody listens
  bool watched_ = false;  ///< systemd waits for alive()
};

}  // namespace ecluse::daemon
