// What TLS demands of the console: versions, certificate and key, and who is believed by his own
// certificate. OpenSSL is met here only; console/server hands over the state that Boost keeps.
// Called once when the server is made, and from its threads for each connection.
#pragma once

#include <string>

#include "model/result.hpp"

struct ssl_ctx_st;
struct ssl_st;

namespace ecluse::console {

/// Paths of files in PEM.
struct TlsFiles {
  std::string certificate{};         ///< the server's, then those that lead to its authority
  std::string key{};                 ///< of that certificate, without a password
  std::string client_authorities{};  ///< whose certificates name people; empty: nobody is asked

  [[nodiscard]] bool wanted() const { return !certificate.empty(); }
};

/// TLS 1.2 and 1.3 with ciphers that keep the past secret; the files are read now. E_CONSOLE_TLS:
/// the file at fault, and why.
Done set_up_tls(ssl_ctx_st* context, const TlsFiles& files);

/// The e-mail of the certificate that the other side showed, and that was verified; "" when it
/// showed none, or one that names no e-mail or several.
std::string email_of_peer(ssl_st* connection);

}  // namespace ecluse::console
