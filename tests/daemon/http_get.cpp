#include "tests/daemon/http_get.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <netinet/in.h>

namespace ecluse::tests {

int connected(const std::string& address) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_port =
      htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.find(':') + 1))));
  ::inet_pton(AF_INET, "127.0.0.1", &place.sin_addr);
  const int number = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{10, 0};
  ::setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (::connect(number, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0)
    return number;
  ::close(number);
  return -1;
}

std::string asked(const std::string& address, const std::string& request) {
  const int number = connected(address);
  if (number < 0) return {};
  std::string answer;
  std::array<char, 4096> room{};
  if (::send(number, request.data(), request.size(), MSG_NOSIGNAL) >= 0)
    for (ssize_t count = 0; (count = ::recv(number, room.data(), room.size(), 0)) > 0;)
      answer.append(room.data(), static_cast<std::size_t>(count));
  ::close(number);
  return answer;
}

std::string got(const std::string& address, const std::string& path) {
  return asked(address, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

}  // namespace ecluse::tests
