// TLS as a client meets it: a real connection to a real server.
#include "console/tls.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "console/server.hpp"
#include "tests/support/caller.hpp"
#include "tests/support/places.hpp"

namespace ecluse::console {
namespace {

using std::chrono::hours;
using std::chrono::system_clock;
using testing::HasSubstr;
using testing::StartsWith;
using tests::Identity;

Instant today() {
  return std::chrono::floor<std::chrono::milliseconds>(system_clock::now());
}

Identity made(const std::string& name, const Identity* issuer, const std::string& alternative) {
  Identity::Wish wish;
  wish.name = name;
  wish.issuer = issuer;
  wish.authority = issuer == nullptr;
  wish.from = today() - hours{1};
  wish.to = today() + hours{24};
  wish.alternative = alternative;
  return Identity(wish);
}

class Secrets : public testing::Test {
 protected:
  Secrets() {
    files_.certificate = written("server.pem", server_.pem());
    files_.key = written("server.key", server_.key_pem());
  }
  std::string written(const std::string& name, const std::string& text) const {
    const auto path = folder_.path() / name;
    std::ofstream(path) << text;
    return path.string();
  }
  void start() {
    Listening how;
    how.where.port = 0;
    how.tls = files_;
    how.reached = Reached::by_tls;
    how.limits.arrival = std::chrono::milliseconds{500};
    running_ = Server::listen(how).value();
    running_->serve([](const Request& request) {
      Reply reply;
      reply.body = "hello " + request.identity;
      return reply;
    });
  }
  std::string told(const tests::Spoken& how) const {
    return tests::told_by_tls(
        running_->port(), "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", how);
  }
  std::string fault() const {
    Listening how;
    how.where.port = 0;
    how.tls = files_;
    const auto server = Server::listen(how);
    return server ? std::string() : server.error().code + " " + server.error().detail;
  }

  tests::TemporaryFolder folder_;
  Identity authority_ = made("Authority", nullptr, "");
  Identity server_ = made("Console", &authority_, "DNS:localhost");
  TlsFiles files_;
  std::unique_ptr<Server> running_;
};

TEST_F(Secrets, AreKeptBetweenTheTwo) {
  start();
  const auto reply = told({&authority_});
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(reply, HasSubstr("Strict-Transport-Security: max-age="));
  EXPECT_THAT(reply, HasSubstr("hello "));
  const tests::Caller plain(running_->port());
  plain.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(plain.rest().find("hello"), std::string::npos) << "nothing is said in clear";
}

TEST_F(Secrets, AreOfTls12Or13) {
  start();
  EXPECT_EQ(told({&authority_, nullptr, TLS1_1_VERSION}), "");
  EXPECT_THAT(told({&authority_, nullptr, TLS1_2_VERSION}), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(told({&authority_, nullptr, TLS1_3_VERSION}), StartsWith("HTTP/1.1 200"));
}

TEST_F(Secrets, DoNotWaitForWhoeverDoesNotGreet) {
  start();
  const tests::Caller silent(running_->port());
  EXPECT_EQ(silent.rest(), "");
}

TEST_F(Secrets, NameWhoeverShowsACertificate) {
  files_.client_authorities = written("people.pem", authority_.pem());
  start();
  const auto marie = made("Marie", &authority_, "email:marie@ecluse.test");
  const auto two = made("Two", &authority_, "email:a@ecluse.test,email:b@ecluse.test");
  const auto nameless = made("Nameless", &authority_, "");
  const auto elsewhere = made("Elsewhere", nullptr, "");
  const auto forged = made("Marie", &elsewhere, "email:marie@ecluse.test");
  EXPECT_THAT(told({&authority_, &marie}), HasSubstr("hello marie@ecluse.test"));
  EXPECT_THAT(told({&authority_}), testing::EndsWith("hello ")) << "he may sign in";
  EXPECT_THAT(told({&authority_, &two}), testing::EndsWith("hello "));
  EXPECT_THAT(told({&authority_, &nameless}), testing::EndsWith("hello "));
  EXPECT_EQ(told({&authority_, &forged}), "") << "another authority is not believed";
}

TEST_F(Secrets, AreNotAskedOfPeopleUnlessTheConfigurationSaysSo) {
  start();
  const auto marie = made("Marie", &authority_, "email:marie@ecluse.test");
  EXPECT_THAT(told({&authority_, &marie}), testing::EndsWith("hello "));
}

TEST_F(Secrets, SayWhichFileIsAtFault) {
  const auto good = files_;
  files_.certificate = folder_.path() / "none.pem";
  EXPECT_THAT(fault(), StartsWith("E_CONSOLE_TLS " + files_.certificate));
  files_ = good;
  files_.key = written("other.key", authority_.key_pem());
  EXPECT_THAT(fault(), StartsWith("E_CONSOLE_TLS " + files_.key)) << "of another certificate";
  files_ = good;
  files_.client_authorities = written("empty.pem", "");
  EXPECT_THAT(fault(), StartsWith("E_CONSOLE_TLS " + files_.client_authorities));
}

}  // namespace
}  // namespace ecluse::console
