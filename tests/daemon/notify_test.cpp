#include "daemon/notify.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string told_socket;  // what the environment of a test says
const char* told_watchdog = nullptr;

const char* environment(const char* name) {
  if (std::strcmp(name, "NOTIFY_SOCKET") == 0)
    return told_socket.empty() ? nullptr : told_socket.c_str();
  return std::strcmp(name, "WATCHDOG_USEC") == 0 ? told_watchdog : nullptr;
}

/// The socket of systemd, as a service sees it.
class Listener {
 public:
  Listener() : number_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
    told_socket = (home_.path() / "notify").string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(told_socket.begin(), told_socket.end(), address.sun_path);
    if (::bind(number_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("bind");
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() {
    ::close(number_);
    told_socket.clear();
  }

  /// Nothing when nothing was sent.
  [[nodiscard]] std::string heard() const {
    std::array<char, 512> room{};
    const auto got = ::recv(number_, room.data(), room.size(), 0);
    return {room.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
  }

 private:
  tests::TemporaryFolder home_;
  int number_;
};

TEST(Notify, TellsSystemdWhatTheDaemonDoes) {
  const Listener listener;
  told_watchdog = "2000000";
  const Notify notify(environment);
  notify.ready();
  EXPECT_EQ(listener.heard(), "READY=1");
  notify.reloading();
  EXPECT_THAT(listener.heard(), StartsWith("RELOADING=1\nMONOTONIC_USEC="));
  notify.status("two\nlines");
  EXPECT_EQ(listener.heard(), "STATUS=two lines");
  notify.alive();
  EXPECT_EQ(listener.heard(), "WATCHDOG=1");
  notify.stopping();
  EXPECT_EQ(listener.heard(), "STOPPING=1");
  told_watchdog = nullptr;
}

TEST(Notify, SaysNothingWhereNobodyListens) {
  const Notify alone(environment);
  alone.ready();
  const Listener listener;
  const Notify unwatched(environment);
  unwatched.alive();
  EXPECT_EQ(listener.heard(), "");
}

}  // namespace
}  // namespace ecluse::daemon
