#include "console/server.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/caller.hpp"

namespace ecluse::console {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using tests::Caller;

class Servers : public testing::Test {
 protected:
  static Reply page_of(const Request& request) {
    Reply reply;
    reply.body = request.method + " " + request.path + " " + request.asked("q") + " " +
                 request.filled("f") + " " + request.host;
    reply.headers.emplace_back("X-Bad", "a\r\nX-Injected: 1");
    reply.headers.emplace_back("Set-Cookie", "a=1");
    reply.headers.emplace_back("Set-Cookie", "b=2");
    return reply;
  }
  /// Parts that come one after the other; then the end, or a fault of ours.
  static Reply parts_of(std::vector<std::string> parts, bool breaks = false) {
    Reply reply;
    reply.body = "begin ";
    reply.more = [parts, breaks, at = std::size_t{0}]() mutable -> std::optional<std::string> {
      if (at < parts.size()) return parts[at++];
      if (breaks) throw std::runtime_error("ours");
      return std::nullopt;
    };
    return reply;
  }
  Reply events() {
    Reply reply;
    reply.type = "text/event-stream";
    reply.body = "retry: 1\n\n";
    reply.more = [this]() -> std::optional<std::string> {
      if (over_) return std::nullopt;
      return std::string(told_.exchange(false) ? "event: change\ndata: x\n\n" : "");
    };
    return reply;
  }

  void start(ServerLimits limits = {}) {
    limits.arrival = 300ms;
    limits.tick = 5ms;
    limits.heartbeat = 20ms;
    Listening how;
    how.where.port = 0;
    how.limits = limits;
    server_ = Server::listen(how).value();
    server_->serve(
        [this](const Request& request) {
          ++asked_;
          if (request.path == "/throws") throw std::runtime_error("ours");
          if (request.path == "/parts") return parts_of({"one ", "", "two ", "three"});
          if (request.path == "/breaks") return parts_of({"one "}, true);
          if (request.path == "/live") return events();
          return page_of(request);
        },
        [this](unsigned status) { refused_ = status; });
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
  std::atomic<unsigned> refused_{0};
  std::atomic<bool> told_{false}, over_{false};
  std::unique_ptr<Server> server_;
};

TEST_F(Servers, AnswerWithTheHeadersThatKeepBrowsersSafe) {
  start();
  const auto reply = told(get("/flux?q=a%20b"));
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(reply, HasSubstr("GET /flux a b  here"));
  EXPECT_THAT(reply, HasSubstr("Content-Security-Policy: default-src 'none'; script-src 'self';"));
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
      {"OPTIONS /flux" + head + "\r\n", "405"},
      {"OPTIONS *" + head + "\r\n", "405"},
      {"TRACE /flux" + head + "Cookie: session=secret\r\n\r\n", "405"},
      {"BREW /flux" + head + "\r\n", "405"},
      {"CONNECT elsewhere.test:443" + head + "\r\n", "405"},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"},
      {"GET /" + head + "Host: there\r\n\r\n", "400"},
      {"POST /x" + head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "4"},
      {"POST /x" + head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"},
      {"POST /x" + head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "4"},
      {"POST /x" + head + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400"},
      {"POST /x" + head + "Content-Length: 3, 4\r\n\r\nabcd", "400"},
      {"POST /x" + head + "Content-Length: -1\r\n\r\n", "400"},
      {"POST /x" + head + "Content-Length : 3\r\n\r\nabc", "400"},
      {"GET /" + head + "X: a\nY: b\r\n\r\n", "400"},
      {std::string("GET /\0x", 7) + head + "\r\n", "400"},
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
    EXPECT_THAT(reply, AllOf(HasSubstr("Content-Security-Policy"), Not(HasSubstr("secret"))))
        << row.request.substr(0, 60);
    EXPECT_THAT(std::to_string(refused_.exchange(0)), StartsWith(row.status)) << "it is told";
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
  Listening how;
  how.where.port = server_->port();
  const auto second = Server::listen(how);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "E_CONSOLE_LISTEN");
}

/// A list of which the whole is never held: in chunks, whose end says that nothing lacks.
TEST_F(Servers, GiveALongReplyPartByPart) {
  start();
  const auto reply = told(get("/parts"));
  EXPECT_THAT(reply, AllOf(HasSubstr("Transfer-Encoding: chunked\r\n"), Not(HasSubstr("Length"))));
  EXPECT_THAT(reply, testing::EndsWith("\r\n\r\n6\r\nbegin \r\n4\r\none \r\n4\r\ntwo "
                                       "\r\n5\r\nthree\r\n0\r\n\r\n"));
  EXPECT_THAT(told("GET /parts HTTP/1.0\r\n\r\n"),
              testing::EndsWith("\r\n\r\nbegin one two three"));
  EXPECT_THAT(told("HEAD /parts HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"),
              testing::EndsWith("\r\n\r\n"));
  const auto both = told("GET /parts HTTP/1.1\r\nHost: here\r\n\r\n" + get("/two"));
  EXPECT_THAT(both, HasSubstr("0\r\n\r\nHTTP/1.1 200 OK\r\n")) << "the connection is kept";
}

TEST_F(Servers, CutALongReplyThatBreaksRatherThanEndIt) {
  start();
  EXPECT_THAT(told(get("/breaks")), testing::EndsWith("one \r\n"));
}

TEST_F(Servers, KeepAStreamOpenAndSayWhatChanges) {
  start();
  const Caller caller(server_->port());
  caller.send(get("/live"));
  EXPECT_THAT(caller.until(":\n\n"), HasSubstr("retry: 1")) << "a heartbeat comes by itself";
  told_ = true;
  EXPECT_THAT(caller.until("data: x\n\n"), HasSubstr("event: change"));
  over_ = true;
  EXPECT_THAT(caller.rest(), testing::EndsWith("0\r\n\r\n"));
}

TEST_F(Servers, HoldNoMoreStreamsThanTheyMay) {
  ServerLimits limits;
  limits.streams = 1;
  start(limits);
  {
    const Caller first(server_->port());
    first.send(get("/live"));
    first.until("retry");
    EXPECT_THAT(told(get("/live")), StartsWith("HTTP/1.1 503"));
    EXPECT_THAT(told(get("/flux")), StartsWith("HTTP/1.1 200")) << "pages are still given";
  }
  const auto end = std::chrono::steady_clock::now() + 5s;
  bool again = false;
  while (!again && std::chrono::steady_clock::now() < end) {
    const Caller next(server_->port());
    next.send(get("/live"));
    again = next.until("\r\n").starts_with("HTTP/1.1 200");
  }
  EXPECT_TRUE(again) << "a reader who left is noticed by the heartbeat";
}

TEST_F(Servers, StopWithStreamsOpen) {
  start();
  const Caller caller(server_->port());
  caller.send(get("/live"));
  caller.until("retry");
  server_.reset();
  EXPECT_THAT(caller.rest(), Not(HasSubstr("change")));
}

TEST_F(Servers, DropWhoeverReadsTooSlowlyOrSendsByDrops) {
  start();
  const Caller caller(server_->port());
  caller.send("POST /x HTTP/1.1\r\nHost: here\r\nContent-Type: ");
  const auto begun = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - begun < 250ms) {
    caller.try_send("a");
    std::this_thread::sleep_for(50ms);
  }
  EXPECT_EQ(caller.rest(), "") << "drops do not gain time";
  EXPECT_EQ(asked_, 0);
}

}  // namespace
}  // namespace ecluse::console
