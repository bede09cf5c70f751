#include "tests/support/caller.hpp"

#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <netinet/in.h>

#include <gtest/gtest.h>
#include <openssl/ssl.h>

namespace ecluse::tests {
namespace {

struct Free {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL* connection) const { SSL_free(connection); }
};

std::unique_ptr<SSL_CTX, Free> context_of(const Spoken& how) {
  std::unique_ptr<SSL_CTX, Free> context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  if (how.latest != 0) {
    SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context.get(), how.latest);
    SSL_CTX_set_cipher_list(context.get(), "ALL:@SECLEVEL=0");
  }
  if (how.trusted)
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), how.trusted->certificate());
  if (how.shown) {
    SSL_CTX_use_certificate(context.get(), how.shown->certificate());
    SSL_CTX_use_PrivateKey(context.get(), how.shown->key());
  }
  return context;
}

}  // namespace

Caller::Caller(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{20, 0};  // far more than the five seconds between two looks at a session
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
}

Caller::~Caller() {
  ::close(socket_);
}

void Caller::send(const std::string& bytes) const {
  EXPECT_EQ(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL),
            static_cast<ssize_t>(bytes.size()));
}

void Caller::try_send(const std::string& bytes) const {
  (void)::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

std::string Caller::rest() const {
  std::string all;
  std::array<char, 4096> room{};
  ssize_t count = 0;
  while ((count = ::recv(socket_, room.data(), room.size(), 0)) > 0)
    all.append(room.data(), static_cast<std::size_t>(count));
  if (count < 0 && errno != ECONNRESET) all += "[no end]";
  return all;
}

std::string Caller::until(std::string_view words) const {
  std::string all;
  char one = 0;
  while (all.find(words) == std::string::npos && ::recv(socket_, &one, 1, 0) == 1) all += one;
  return all;
}

std::string told_by_tls(std::uint16_t port, const std::string& request, const Spoken& how) {
  const Caller caller(port);
  const auto context = context_of(how);
  const std::unique_ptr<SSL, Free> connection(SSL_new(context.get()));
  SSL_set_fd(connection.get(), caller.socket());
  SSL_set_tlsext_host_name(connection.get(), how.host.c_str());
  SSL_set1_host(connection.get(), how.host.c_str());
  if (SSL_connect(connection.get()) != 1) return {};
  if (SSL_write(connection.get(), request.data(), static_cast<int>(request.size())) <= 0) return {};
  std::string all;
  std::array<char, 4096> room{};
  for (int count = 0;
       (count = SSL_read(connection.get(), room.data(), static_cast<int>(room.size()))) > 0;)
    all.append(room.data(), static_cast<std::size_t>(count));
  return all;
}

}  // namespace ecluse::tests
