#include "daemon/notify.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>

namespace ecluse::daemon {
namespace {

std::optional<long long> number_of(const char* text) {
  if (!text) return std::nullopt;
  const std::string_view digits(text);
  long long number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool good = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return good ? std::optional(number) : std::nullopt;
}

}  // namespace

Notify::Notify(Environment environment) {
  const auto* name = environment("NOTIFY_SOCKET");
  if (name && (*name == '/' || *name == '@')) socket_ = name;
  const auto period = number_of(environment("WATCHDOG_USEC"));
  const auto process = number_of(environment("WATCHDOG_PID"));
  watched_ = period && *period > 0 && (!process || *process == ::getpid());
}

void Notify::reloading() const {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  const auto microseconds = std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1000;
  send("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(microseconds));
}

void Notify::status(std::string_view words) const {
  std::string line(words);
  std::replace(line.begin(), line.end(), '\n', ' ');
  send("STATUS=" + line);
}

void Notify::alive() const {
  if (watched_) send("WATCHDOG=1");
}

/// A message that cannot be sent is lost: whoever listens sees it by what does not come.
void Notify::send(const std::string& message) const {
  sockaddr_un address{};
  if (socket_.empty() || socket_.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::copy(socket_.begin(), socket_.end(), address.sun_path);
  if (socket_.front() == '@') address.sun_path[0] = '\0';
  const int out = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (out < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
  [[maybe_unused]] const auto sent =
      ::sendto(out, message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
               reinterpret_cast<const sockaddr*>(&address), size);
  ::close(out);
}

}  // namespace ecluse::daemon
