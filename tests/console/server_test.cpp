#include "console/server.hpp"

#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <netinet/in.h>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A plain socket, so that a test may send what no browser would.
class Caller {
 public:
  explicit Caller(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{5, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
  }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller() { ::close(socket_); }

  void send(const std::string& bytes) const {
    EXPECT_EQ(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }
  /// Until the server closes.
  [[nodiscard]] std::string rest() const {
    std::string all;
    std::array<char, 4096> room{};
    ssize_t count = 0;
    while ((count = ::recv(socket_, room.data(), room.size(), 0)) > 0)
      all.append(room.data(), static_cast<std::size_t>(count));
    if (count < 0) all += "[no end]";
    return all;
  }

 private:
  int socket_;
};

class Servers : public testing::Test {
 protected:
  void start(ServerLimits limits = {}) {
    limits.arrival = 300ms;
    server_ = Server::start({"127.0.0.1", 0}, limits, [this](const Request& request) {
                ++asked_;
                if (request.path == "/throws") throw std::runtime_error("ours");
                Reply reply;
                reply.body = request.method + " " + request.path + " " + request.asked("q") + " " +
                             request.filled("f") + " " + request.host;
                reply.headers.emplace_back("X-Bad", "a\r\nX-Injected: 1");
                reply.headers.emplace_back("Set-Cookie", "a=1");
                reply.headers.emplace_back("Set-Cookie", "b=2");
                return reply;
              }).value();
  }
  /// One request, closed after its reply.
  std::string told(const std::string& request) {
    const Caller caller(server_->port());
    caller.send(request);
    return caller.rest();
  }
  static std::string get(const std::string& target, const std::string& more = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + more + "\r\n";
  }

  std::atomic<int> asked_{0};
  std::unique_ptr<Server> server_;
};

TEST_F(Servers, AnswerWithTheHeadersThatKeepBrowsersSafe) {
  start();
  const auto reply = told(get("/flux?q=a%20b"));
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(reply, HasSubstr("GET /flux a b  here"));
  const std::string policy =
      "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; "
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n";
  EXPECT_THAT(reply, HasSubstr(policy));
  for (const auto* guard :
       {"X-Content-Type-Options: nosniff\r\n", "X-Frame-Options: DENY\r\n",
        "Referrer-Policy: same-origin\r\n", "Cache-Control: no-store\r\n",
        "Content-Type: text/html; charset=utf-8\r\n", "Set-Cookie: a=1\r\n", "Set-Cookie: b=2\r\n"})
    EXPECT_THAT(reply, HasSubstr(guard));
  EXPECT_THAT(reply, Not(HasSubstr("Injected"))) << "a header is one line";
}

TEST_F(Servers, ReadForms) {
  start();
  const std::string form = "f=caf%C3%A9+noir";
  const auto reply = told(
      "POST /x HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Type: "
      "application/x-www-form-urlencoded\r\nContent-Length: " +
      std::to_string(form.size()) + "\r\n\r\n" + form);
  EXPECT_THAT(reply, HasSubstr("POST /x  café noir here"));
}

TEST_F(Servers, GiveTheHeadOfAReplyAlone) {
  start();
  const auto reply = told("HEAD /flux HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(reply, AllOf(HasSubstr("Content-Length: 16\r\n"), testing::EndsWith("\r\n\r\n")));
}

TEST_F(Servers, KeepAConnectionForTheNextRequest) {
  start();
  const auto reply = told("GET /one HTTP/1.1\r\nHost: here\r\n\r\n" + get("/two"));
  EXPECT_THAT(reply, AllOf(HasSubstr("GET /one"), HasSubstr("GET /two")));
}

/// What is no request of a browser never reaches a page, and is told nothing.
TEST_F(Servers, RefuseWhatIsMalformed) {
  start();
  struct Row {
    std::string request, status;
  };
  const std::string head = " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n";
  const std::vector<Row> rows{
      {get("/../etc/passwd"), "400"},
      {get("/%2e%2e/%2e%2e/etc/passwd"), "400"},
      {get("/..%2f..%2fetc/passwd"), "400"},
      {get("/a%0d%0aSet-Cookie:%20x=1"), "400"},
      {get("http://elsewhere.test/"), "400"},
      {"nonsense\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: here\r\nBroken header\r\n\r\n", "400"},
      {"DELETE /flux" + head + "\r\n", "405"},
      {"POST /x" + head + "Content-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}", "415"},
      {"POST /x" + head +
           "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=%",
       "400"},
      {"POST /x" + head +
           "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 90000000\r\n\r\n",
       "413"},
      {get("/", "X-Long: " + std::string(20'000, 'a') + "\r\n"), "431"},
  };
  for (const auto& row : rows) {
    const auto reply = told(row.request);
    EXPECT_THAT(reply, StartsWith("HTTP/1.1 " + row.status)) << row.request.substr(0, 60);
    EXPECT_THAT(reply, HasSubstr("Content-Security-Policy")) << row.request.substr(0, 60);
  }
  EXPECT_EQ(asked_, 0);
}

TEST_F(Servers, DropWhoeverIsTooSlow) {
  start();
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(told("GET / HTTP/1.1\r\nHost: he"), "") << "no end of the header ever comes";
  EXPECT_EQ(told(""), "") << "nothing ever comes";
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 4s);
  EXPECT_EQ(asked_, 0);
}

TEST_F(Servers, HoldNoMoreConnectionsThanTheyMay) {
  ServerLimits limits;
  limits.connections = 1;
  start(limits);
  const Caller first(server_->port());
  first.send("GET /one HTTP/1.1\r\nHost: here\r\n");  // not its end
  std::this_thread::sleep_for(50ms);
  const Caller second(server_->port());
  EXPECT_EQ(second.rest(), "") << "closed at once";
  first.send("Connection: close\r\n\r\n");
  EXPECT_THAT(first.rest(), HasSubstr("GET /one"));
}

TEST_F(Servers, LiveThroughAFaultOfOurs) {
  start();
  EXPECT_THAT(told(get("/throws")), StartsWith("HTTP/1.1 500"));
  EXPECT_THAT(told(get("/fine")), StartsWith("HTTP/1.1 200"));
}

TEST_F(Servers, SayThatTheyCannotListen) {
  start();
  const auto second =
      Server::start({"127.0.0.1", server_->port()}, {}, [](const Request&) { return Reply{}; });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "E_CONSOLE_LISTEN");
}

TEST(Endpoints, AreAnAddressAndAPort) {
  EXPECT_EQ(read_endpoint("127.0.0.1:8088")->port, 8088);
  EXPECT_EQ(read_endpoint("[::1]:80")->address, "::1");
  for (const auto* text : {"", "8088", "localhost:80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x",
                           "127.0.0.1:70000", "::1:80", "[::1]"})
    EXPECT_FALSE(read_endpoint(text)) << text;
}

}  // namespace
}  // namespace ecluse::console
