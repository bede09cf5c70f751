// The HTTP server of the console. Boost.Asio and Boost.Beast are met here only: bytes become a
// Request, a Reply becomes bytes, in clear or by TLS. Everything is bounded: the size of headers
// and bodies, the number of connections, the time that a request may take to arrive and a reply to
// leave. Made and destroyed on one thread; works on threads of its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "console/endpoint.hpp"
#include "console/guards.hpp"
#include "console/incoming.hpp"
#include "console/request.hpp"
#include "console/slots.hpp"
#include "console/tls.hpp"
#include "model/result.hpp"

namespace ecluse::console {

/// Bounds of what strangers may take.
struct ServerLimits {
  std::uint32_t header_bytes = 16'384;
  std::uint64_t body_bytes = 65'536;
  std::uint64_t upload_bytes = 121'000'000;  ///< of a form that brings a file: 120 Mo, and the rest
  unsigned uploads = 2;                      ///< of these, those held at once, one an account
  std::chrono::milliseconds upload_arrival{600'000};
  std::uint32_t least_rate = 100'000;  ///< of an upload, in bytes a second, after `arrival`
  unsigned connections = 256;
  unsigned streams = 100;  ///< of them, those that stay open to be told what changes
  std::chrono::milliseconds arrival{10'000};    ///< of a whole request, or silence before it
  std::chrono::milliseconds departure{30'000};  ///< of a whole reply, or of a part of a long one
  std::chrono::milliseconds tick{1'000};        ///< between two looks at whether there is more
  std::chrono::milliseconds heartbeat{15'000};  ///< of a stream that has nothing to tell
  unsigned threads = 2;

  [[nodiscard]] Patience patience() const { return {arrival, upload_arrival, least_rate}; }
};

struct Listening {
  Endpoint where{};
  TlsFiles tls{};
  ProxyTrust trust{};
  Reached reached = Reached::plainly;  ///< by browsers: here, or at the proxy before
  ServerLimits limits{};
};

/// Makes the reply; called from the threads of the server, several at once. An exception is
/// answered 500.
using AnswerRequest = std::function<Reply(const Request&)>;

/// A request that no page was made for, because of what it is: its status.
using TellRefusal = std::function<void(unsigned status)>;

class Server {
 public:
  /// Takes the port and reads the certificate, and answers nobody yet. E_CONSOLE_LISTEN,
  /// E_CONSOLE_TLS.
  static Result<std::unique_ptr<Server>> listen(const Listening& how);

  Server() = default;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  /// Stops: replies under way are cut.
  virtual ~Server() = default;

  /// Starts the threads: once, after the signals of the process have found their place.
  virtual void serve(AnswerRequest answer, TellRefusal refused = {}) = 0;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
};

}  // namespace ecluse::console
