// The HTTP server of the console. Boost.Beast is met here only: bytes become a Request, a Reply
// becomes bytes, with the headers that keep browsers safe on each of them. Everything is bounded:
// the size of headers and bodies, the number of connections, the time that a request may take to
// arrive. Made and destroyed on one thread; works on threads of its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "console/request.hpp"
#include "model/result.hpp"

namespace ecluse::console {

/// Where to listen: an address of this machine, and a port (0: any that is free).
struct Endpoint {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8088;
};

/// "127.0.0.1:8088", "[::1]:8088". Nothing when it is neither.
std::optional<Endpoint> read_endpoint(std::string_view text);

/// Bounds of what strangers may take.
struct ServerLimits {
  std::uint32_t header_bytes = 16'384;
  std::uint64_t body_bytes = 65'536;
  unsigned connections = 256;
  std::chrono::milliseconds arrival{10'000};    ///< of a whole request, or silence before it
  std::chrono::milliseconds departure{30'000};  ///< of a whole reply
  unsigned threads = 2;
};

/// Makes the reply; called from the threads of the server, several at once. An exception is
/// answered 500.
using AnswerRequest = std::function<Reply(const Request&)>;

class Server {
 public:
  /// Listens from now on. E_CONSOLE_LISTEN: the address cannot be listened on.
  static Result<std::unique_ptr<Server>> start(const Endpoint& where, const ServerLimits& limits,
                                               AnswerRequest answer);

  Server() = default;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  /// Stops: replies under way are cut.
  virtual ~Server() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
};

}  // namespace ecluse::console
