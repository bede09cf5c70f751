#include "daemon/console_service.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/house.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

std::string told(std::uint16_t port, const std::string& path) {
  const int to = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(port);
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(to, reinterpret_cast<const sockaddr*>(&where), sizeof where), 0);
  const auto request = "GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
  EXPECT_GT(::send(to, request.data(), request.size(), MSG_NOSIGNAL), 0);
  std::string all;
  std::array<char, 4096> room{};
  for (ssize_t count = 0; (count = ::recv(to, room.data(), room.size(), 0)) > 0;)
    all.append(room.data(), static_cast<std::size_t>(count));
  ::close(to);
  return all;
}

TEST(ConsoleServices, ServeARootOverASocket) {
  const tests::House house;
  const auto service = ConsoleService::open(
      house.root(), {"127.0.0.1", 0}, [](const Error&) {}, [] { return tests::House::opening; });
  ASSERT_TRUE(service) << service.error().detail;
  EXPECT_THAT(told((*service)->port(), "/connexion"),
              AllOf(StartsWith("HTTP/1.1 200"), HasSubstr("Content-Security-Policy"),
                    HasSubstr("Mot de passe")));
  EXPECT_THAT(
      told((*service)->port(), "/flux/1"),
      AllOf(StartsWith("HTTP/1.1 303"), HasSubstr("Location: /connexion?vers=%2Fflux%2F1")));
}

TEST(ConsoleServices, SayWhyTheyCannotServe) {
  EXPECT_EQ(ConsoleService::open(
                "/nowhere", {}, [](const Error&) {}, [] { return Instant{}; })
                .error()
                .code,
            "E_ROOT");
}

}  // namespace
}  // namespace ecluse::daemon
