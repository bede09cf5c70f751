// The console at work over one root: its server, and the desks that its threads take in turn. Used
// by `ecluse console`, and by the daemon where its configuration says so; made and destroyed on one
// thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "console/server.hpp"
#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

class ConsoleService {
 public:
  /// Serves from now on. `on_error` is told what the operator has to know, from any thread.
  /// E_CONSOLE_LISTEN, or as Premises::open and the ledger say.
  static Result<std::unique_ptr<ConsoleService>> open(const std::string& root,
                                                      const console::Endpoint& where,
                                                      std::function<void(const Error&)> on_error,
                                                      const Clock& clock);

  ConsoleService(const ConsoleService&) = delete;
  ConsoleService& operator=(const ConsoleService&) = delete;
  ~ConsoleService();

  [[nodiscard]] std::uint16_t port() const;

 private:
  struct Parts;
  explicit ConsoleService(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace ecluse::daemon
