// Answers GET /metrics, /health and /ready on an address of this machine, from a thread of its own.
// Beast is met here only in this room. Bounded: few connections at a time, small requests, seconds
// of patience; what does not fit is closed. It reads what it is given, and changes nothing.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/loopback.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

struct StatusAnswer {
  unsigned status = 404;
  std::string type = "text/plain; charset=utf-8";
  std::string body{};
};

class StatusServer {
 public:
  /// What is answered to a path. Called on the thread of the server only.
  using Tell = std::function<StatusAnswer(std::string_view path)>;

  /// Opens the port, and answers nobody yet. Error E_METRICS.
  static Result<std::unique_ptr<StatusServer>> listen(const LoopbackAddress& address);
  StatusServer(const StatusServer&) = delete;
  StatusServer& operator=(const StatusServer&) = delete;
  /// Closes the port and what is open, and joins the thread.
  ~StatusServer();

  /// Starts the thread: once, after the signals of the process have found their place.
  void serve(Tell tell);

  /// "127.0.0.1:9464": with the port that was given where none was asked for.
  [[nodiscard]] std::string address() const;

 private:
  struct Works;
  explicit StatusServer(std::unique_ptr<Works> works);

  std::unique_ptr<Works> works_;
};

}  // namespace ecluse::daemon
