#include "tests/support/fake_clamd.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <stdexcept>
#include <string_view>

namespace ecluse::tests {
namespace {

void need(bool good, const char* what) {
  if (!good) throw std::runtime_error(std::string("fake clamd: ") + what);
}

std::string listen_locally(int listener, const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  need(path.size() < sizeof(address.sun_path), "path too long");
  path.copy(address.sun_path, path.size());
  need(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0, "bind");
  return "unix:" + path;
}

std::string listen_on_machine(int listener) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  need(::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0, "bind");
  need(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0, "getsockname");
  return "tcp:127.0.0.1:" + std::to_string(ntohs(address.sin_port));
}

/// Exactly so many bytes; fewer when the client leaves.
std::string receive(int client, std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t place = 0;
  while (place < count) {
    const auto got = ::recv(client, bytes.data() + place, count - place, 0);
    if (got <= 0) break;
    place += static_cast<std::size_t>(got);
  }
  bytes.resize(place);
  return bytes;
}

std::string receive_command(int client) {
  std::string command;
  while (!command.ends_with('\0')) {
    const auto next = receive(client, 1);
    if (next.empty()) break;
    command += next;
  }
  return command;
}

std::size_t receive_length(int client) {
  const auto bytes = receive(client, 4);
  std::uint32_t length = 0;
  if (bytes.size() == 4) std::memcpy(&length, bytes.data(), 4);
  return ntohl(length);
}

void say(int client, std::string_view words) {
  std::string reply(words);
  reply.push_back('\0');
  ::send(client, reply.data(), reply.size(), MSG_NOSIGNAL);
}

}  // namespace

std::string eicar() {
  return std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$") + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-" +
         "FILE!$H+H*";
}

FakeClamd::FakeClamd(Family family, Mood mood) : mood_(mood) {
  listener_ = ::socket(family == Family::local ? AF_UNIX : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  need(listener_ >= 0, "socket");
  address_ = family == Family::local
                 ? listen_locally(listener_, (folder_.path() / "clamd.ctl").string())
                 : listen_on_machine(listener_);
  need(::listen(listener_, 16) == 0, "listen");
  thread_ = std::thread([this] { serve(); });
}

FakeClamd::~FakeClamd() {
  closing_ = true;
  thread_.join();
  ::close(listener_);
}

void FakeClamd::serve() {
  while (!closing_) {
    pollfd state{listener_, POLLIN, 0};
    if (::poll(&state, 1, 20) <= 0) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    answer(client);
    ::close(client);
  }
}

void FakeClamd::answer(int client) {
  if (mood_ == Mood::departing) return;
  const auto command = receive_command(client);
  const bool silent = mood_ == Mood::silent;
  if (command == std::string("zPING\0", 6) && !silent) return say(client, "PONG");
  std::string bytes;
  while (const auto length = receive_length(client)) {
    bytes += receive(client, length);
    if (mood_ == Mood::narrow) return say(client, "INSTREAM size limit exceeded. ERROR");
  }
  streamed_ += bytes.size();
  while (silent && !closing_) ::usleep(5000);
  if (!silent)
    say(client,
        bytes.find(eicar()) == std::string::npos ? "stream: OK" : "stream: Eicar-Signature FOUND");
}

}  // namespace ecluse::tests
