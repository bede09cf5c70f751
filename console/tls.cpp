#include "console/tls.hpp"

#include <memory>
#include <utility>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace ecluse::console {
namespace {

/// Of TLS 1.2: forward secrecy and authenticated encryption; TLS 1.3 has nothing else.
constexpr const char* ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

struct Free {
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(STACK_OF(OPENSSL_STRING) * emails) const { X509_email_free(emails); }
};

tl::unexpected<Error> refused(const std::string& file) {
  const auto code = ERR_get_error();
  const char* reason = ERR_reason_error_string(code);
  ERR_clear_error();
  return failure("E_CONSOLE_TLS", file + (reason ? ": " + std::string(reason) : std::string()));
}

/// A key with a password would have somebody asked for it at a terminal.
int no_password(char* /*room*/, int /*size*/, int /*writing*/, void* /*data*/) {
  return 0;
}

Done ask_people(SSL_CTX* context, const std::string& authorities) {
  if (SSL_CTX_load_verify_locations(context, authorities.c_str(), nullptr) != 1)
    return refused(authorities);
  auto* names = SSL_load_client_CA_file(authorities.c_str());
  if (!names) return refused(authorities);
  SSL_CTX_set_client_CA_list(context, names);
  // Who has none signs in as the others do; a bad one ends the connection.
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_CLIENT_ONCE, nullptr);
  return {};
}

}  // namespace

Done set_up_tls(ssl_ctx_st* context, const TlsFiles& files) {
  ERR_clear_error();
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(
      context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_default_passwd_cb(context, no_password);
  static constexpr unsigned char name[] = "ecluse";
  SSL_CTX_set_session_id_context(context, name, sizeof name - 1);
  if (SSL_CTX_set_cipher_list(context, ciphers) != 1) return refused(ciphers);
  if (SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) != 1)
    return refused(files.certificate);
  if (SSL_CTX_use_PrivateKey_file(context, files.key.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(context) != 1)
    return refused(files.key);
  return files.client_authorities.empty() ? Done{} : ask_people(context, files.client_authorities);
}

std::string email_of_peer(ssl_st* connection) {
  const std::unique_ptr<X509, Free> certificate(SSL_get1_peer_certificate(connection));
  if (!certificate || SSL_get_verify_result(connection) != X509_V_OK) return {};
  const std::unique_ptr<STACK_OF(OPENSSL_STRING), Free> emails(X509_get1_email(certificate.get()));
  if (!emails || sk_OPENSSL_STRING_num(emails.get()) != 1) return {};
  return sk_OPENSSL_STRING_value(emails.get(), 0);
}

}  // namespace ecluse::console
