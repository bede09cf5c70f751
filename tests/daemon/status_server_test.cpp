// Asked over the real loopback, byte by byte.
#include "daemon/status_server.hpp"

#include <unistd.h>

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/http_get.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

using tests::asked;
using tests::connected;

class StatusServerTest : public testing::Test {
 protected:
  StatusServerTest() : server_(StatusServer::listen({"127.0.0.1", 0}).value()) {
    server_->serve([](std::string_view path) {
      return path == "/health" ? StatusAnswer{503, "application/json", "{}"} : StatusAnswer{};
    });
  }
  std::unique_ptr<StatusServer> server_;
};

TEST_F(StatusServerTest, AnswersWhatItIsToldTo) {
  const auto answer = asked(server_->address(), "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(answer, HasSubstr("Content-Type: application/json\r\n"));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n{}"));
  EXPECT_THAT(asked(server_->address(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
              StartsWith("HTTP/1.1 404 "));
}

TEST_F(StatusServerTest, AnswersNothingButGet) {
  EXPECT_THAT(
      asked(server_->address(), "POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"),
      StartsWith("HTTP/1.1 405 "));
}

TEST_F(StatusServerTest, ClosesWhatIsNoRequestOrTooLong) {
  EXPECT_EQ(asked(server_->address(), "nonsense\r\n\r\n"), "");
  EXPECT_EQ(asked(server_->address(), "GET /" + std::string(3000, 'a') +
                                          " HTTP/1.1\r\nX: " + std::string(3000, 'b') + "\r\n\r\n"),
            "");
}

TEST_F(StatusServerTest, IsNotStoppedByThoseWhoConnectAndSayNothing) {
  std::vector<int> silent;
  for (int i = 0; i < 8; ++i) silent.push_back(connected(server_->address()));
  EXPECT_THAT(asked(server_->address(), "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"),
              HasSubstr("503"));
  for (const int number : silent) ::close(number);
}

TEST_F(StatusServerTest, SaysThatAPortIsTaken) {
  const auto text = server_->address();
  const auto port = static_cast<std::uint16_t>(std::stoi(text.substr(text.find(':') + 1)));
  EXPECT_EQ(StatusServer::listen({"127.0.0.1", port}).error().code, "E_METRICS");
}

}  // namespace
}  // namespace ecluse::daemon
