#include "daemon/clamd.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <optional>
#include <span>

namespace ecluse::daemon {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t chunk_bytes = std::size_t{64} * 1024;
constexpr std::size_t most_reply = 4096;  // bytes; a name of a signature is some dozens

/// What the system wants to know to connect.
struct Address {
  int family = AF_UNIX;
  union {
    sockaddr_un local;  // the longest: first, so that all is zero
    sockaddr_in machine;
    sockaddr any;
  } socket{};
  socklen_t length = 0;
};

std::optional<Address> local_address(std::string_view path) {
  Address address;
  auto& socket = address.socket.local;
  if (!path.starts_with('/') || path.size() >= sizeof(socket.sun_path)) return {};
  socket.sun_family = AF_UNIX;
  path.copy(socket.sun_path, path.size());
  address.length = sizeof(socket);
  return address;
}

std::optional<Address> machine_address(std::string_view text) {
  const auto colon = text.find(':');
  if (!text.starts_with("127.") || colon == std::string_view::npos) return {};
  Address address;
  address.family = AF_INET;
  auto& socket = address.socket.machine;
  socket.sin_family = AF_INET;
  std::uint16_t port = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + colon + 1, end, port);
  if (read.ec != std::errc() || read.ptr != end || port == 0) return {};
  socket.sin_port = htons(port);
  if (::inet_pton(AF_INET, std::string(text.substr(0, colon)).c_str(), &socket.sin_addr) != 1)
    return {};
  address.length = sizeof(socket);
  return address;
}

std::optional<Address> read_address(std::string_view text) {
  if (text.starts_with("unix:")) return local_address(text.substr(5));
  if (text.starts_with("tcp:")) return machine_address(text.substr(4));
  return {};
}

/// One connection, every step of which ends at the deadline.
class Connection {
 public:
  Connection(std::string address, Clock::time_point deadline)
      : address_(std::move(address)), deadline_(deadline) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    if (socket_ >= 0) ::close(socket_);
  }

  Done connect() {
    const auto address = read_address(address_);
    if (!address) return trouble("no address of this machine");
    socket_ = ::socket(address->family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket_ < 0) return trouble(std::strerror(errno));
    if (::connect(socket_, &address->socket.any, address->length) == 0) return {};
    if (errno != EINPROGRESS) return trouble(std::strerror(errno));
    if (!wait(POLLOUT)) return trouble("no answer in time");
    int why = 0;
    socklen_t size = sizeof(why);
    ::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &why, &size);
    if (why != 0) return trouble(std::strerror(why));
    return {};
  }

  /// Sends all; stops in silence where clamd listens no more: its reply tells why.
  Done send(std::string_view bytes) {
    while (!bytes.empty() && !deaf_) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent >= 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      } else if (errno == EAGAIN) {
        if (!wait(POLLOUT)) return trouble("no answer in time");
      } else if (errno != EINTR) {
        deaf_ = true;
      }
    }
    return {};
  }

  [[nodiscard]] bool deaf() const { return deaf_; }

  /// What clamd says, up to its zero byte or to its end.
  Result<std::string> reply() {
    std::string words;
    std::array<char, 512> room;
    while (words.size() < most_reply) {
      const auto count = ::recv(socket_, room.data(), room.size(), 0);
      if (count < 0 && errno == EAGAIN) {
        if (!wait(POLLIN)) return trouble("no answer in time");
        continue;
      }
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      words.append(room.data(), static_cast<std::size_t>(count));
      if (words.back() == '\0') break;
    }
    if (words.empty()) return trouble("closed without an answer");
    while (!words.empty() && (words.back() == '\0' || words.back() == '\n')) words.pop_back();
    return words;
  }

 private:
  tl::unexpected<Error> trouble(const std::string& what) const {
    return failure("E_ANTIVIRUS", address_ + ": " + what);
  }

  /// False at the deadline.
  bool wait(short what) const {
    while (true) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now());
      if (left.count() <= 0) return false;
      pollfd state{socket_, what, 0};
      const int ready = ::poll(&state, 1, static_cast<int>(left.count()));
      if (ready > 0) return true;
    }
  }

  std::string address_;
  Clock::time_point deadline_;
  int socket_ = -1;
  bool deaf_ = false;
};

/// A chunk of INSTREAM: its length in four bytes, highest first, and its bytes.
std::array<char, 4> length_of(std::size_t count) {
  const auto length = htonl(static_cast<std::uint32_t>(count));
  std::array<char, 4> bytes{};
  std::memcpy(bytes.data(), &length, bytes.size());
  return bytes;
}

Done stream(Connection& clamd, ByteReader& bytes) {
  std::string room(chunk_bytes, '\0');
  while (!clamd.deaf()) {
    const auto count = bytes.read(std::span(room));
    if (!count) return tl::unexpected(count.error());
    const auto length = length_of(*count);
    for (const auto part :
         {std::string_view(length.data(), length.size()), std::string_view(room.data(), *count)})
      if (const auto done = clamd.send(part); !done) return done;
    if (*count == 0) return {};
  }
  return {};
}

using namespace std::string_view_literals;

}  // namespace

bool is_clamd_address(std::string_view text) {
  return read_address(text).has_value();
}

Done ping_clamd(const std::string& address, std::chrono::milliseconds patience) {
  Connection clamd(address, Clock::now() + patience);
  if (const auto done = clamd.connect(); !done) return done;
  if (const auto done = clamd.send("zPING\0"sv); !done) return done;
  const auto reply = clamd.reply();
  if (!reply) return tl::unexpected(reply.error());
  if (*reply != "PONG") return failure("E_ANTIVIRUS", address + ": no clamd");
  return {};
}

Result<std::string> ask_clamd(const std::string& address, ByteReader& bytes,
                              std::chrono::milliseconds patience) {
  Connection clamd(address, Clock::now() + patience);
  if (const auto done = clamd.connect(); !done) return tl::unexpected(done.error());
  if (const auto done = clamd.send("zINSTREAM\0"sv); !done) return tl::unexpected(done.error());
  if (const auto done = stream(clamd, bytes); !done) return tl::unexpected(done.error());
  return clamd.reply();
}

}  // namespace ecluse::daemon
