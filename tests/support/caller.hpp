// Someone at the other end of a socket, who may send what no browser would: in clear, or by TLS.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tests/support/signers.hpp"

namespace ecluse::tests {

class Caller {
 public:
  /// Connects to this machine; the test fails when nobody listens.
  explicit Caller(std::uint16_t port);
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller();

  void send(const std::string& bytes) const;
  /// The same to whom may have gone.
  void try_send(const std::string& bytes) const;
  /// Until the server closes.
  [[nodiscard]] std::string rest() const;
  /// Until these words have come, or the server closes.
  std::string until(std::string_view words) const;

  [[nodiscard]] int socket() const { return socket_; }

 private:
  int socket_;
};

/// How someone speaks TLS.
struct Spoken {
  const Identity* trusted = nullptr;  ///< the authority of the server's certificate
  const Identity* shown = nullptr;    ///< his own; null: none
  int latest = 0;                     ///< version of TLS at the most; 0: any
  std::string host = "localhost";     ///< the name that the certificate must have
};

/// What is answered to one request by TLS; "" where no connection is made.
std::string told_by_tls(std::uint16_t port, const std::string& request, const Spoken& how);

}  // namespace ecluse::tests
