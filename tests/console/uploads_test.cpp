// The way of a file from a socket to a page: what is large is read once it is wanted, a few at a
// time, and what is refused is not read at all.
#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "console/server.hpp"
#include "tests/console/fake_desk.hpp"
#include "tests/support/caller.hpp"

namespace ecluse::console {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;
using tests::Caller;

constexpr std::size_t large = 300'000;  // more than a form may hold

class Uploads : public testing::Test {
 protected:
  explicit Uploads(unsigned uploads = 1) {
    desk_.receive_refused_flux();
    desk_.acting.verdict = desk_.stories[0];
    Listening how;
    how.where.port = 0;
    how.limits.threads = 1;
    how.limits.upload_bytes = 1'000'000;
    how.limits.uploads = uploads;
    how.limits.arrival = 2s;
    server_ = Server::listen(how).value();
    server_->serve([this](const Request& request) { return front_.answer(request, desk_, door_); });
  }
  static std::string form_of(std::size_t bytes, const std::string& who = "manager") {
    const auto field = [](const std::string& name, const std::string& value) {
      return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
             "\r\n";
    };
    return field("jeton", "token-of-" + who) + field("geste", "controler") +
           field("partenaire", "ABC123") +
           "--limit\r\nContent-Disposition: form-data; name=\"fichier\"; "
           "filename=\"un.xml\"\r\n\r\n" +
           std::string(bytes, 'x') + "\r\n--limit--\r\n";
  }
  static std::string head_of(std::size_t length, const std::string& who = "manager",
                             const std::string& path = "/api/depot", const std::string& more = {}) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: here\r\nConnection: close\r\nCookie: session=" + who +
           "\r\nContent-Type: multipart/form-data; boundary=limit\r\nContent-Length: " +
           std::to_string(length) + "\r\n" + more + "\r\n";
  }
  std::string told(const std::string& bytes) {
    const Caller caller(server_->port());
    caller.send(bytes);
    return caller.rest();
  }

  tests::FakeDesk desk_;
  tests::FakeDoor door_;
  Front front_ = Front::open(Reached::plainly, [](const Error&) {}).value();
  std::unique_ptr<Server> server_;
};

TEST_F(Uploads, AreReadWholeOnceTheyAreWanted) {
  for (const std::size_t bytes : {std::size_t{10}, large}) {
    const auto form = form_of(bytes);
    EXPECT_THAT(told(head_of(form.size()) + form), StartsWith("HTTP/1.1 200")) << bytes;
  }
  EXPECT_EQ(desk_.acting.given.size(), 2U);
}

/// Whoever may not is told before he sends: these never send more than the head.
TEST_F(Uploads, AreNotReadFromWhoMayNot) {
  EXPECT_THAT(told(head_of(large, "forged")), StartsWith("HTTP/1.1 401"));
  EXPECT_THAT(told(head_of(large, "manager", "/api/ordres")), StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(told(head_of(large, "nobody")), StartsWith("HTTP/1.1 403")) << "for no partner";
  EXPECT_THAT(told(head_of(large, "manager", "/api/depot", "Origin: https://elsewhere.test\r\n")),
              StartsWith("HTTP/1.1 403"));
  const auto refused = told(head_of(2'000'000));
  EXPECT_THAT(refused, StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(refused, HasSubstr("120 Mo")) << "in words";
  EXPECT_TRUE(desk_.acting.given.empty());
}

TEST_F(Uploads, AreHeldAFewAtATime) {
  const auto form = form_of(large);
  const Caller first(server_->port());
  first.send(head_of(form.size()) + form.substr(0, 100));
  std::this_thread::sleep_for(50ms);
  const auto refused = told(head_of(form.size()));
  EXPECT_THAT(refused, StartsWith("HTTP/1.1 503"));
  EXPECT_THAT(refused, HasSubstr("refused_crowded")) << "in words";
  EXPECT_THAT(door_.refusals,
              testing::ElementsAre("manager@example.test E_DEPOSIT_CROWDED /api/depot"));
  first.send(form.substr(100));
  EXPECT_THAT(first.rest(), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(told(head_of(form.size()) + form), StartsWith("HTTP/1.1 200"));
}

class TwoUploads : public Uploads {
 protected:
  TwoUploads() : Uploads(2) {}
};

TEST_F(TwoUploads, AreOneOfAnAccount) {
  const auto form = form_of(large), other = form_of(large, "depositor");
  const Caller first(server_->port());
  first.send(head_of(form.size()) + form.substr(0, 100));
  std::this_thread::sleep_for(50ms);
  EXPECT_THAT(told(head_of(form.size())), StartsWith("HTTP/1.1 503"));
  EXPECT_THAT(told(head_of(other.size(), "depositor") + other), StartsWith("HTTP/1.1 200"));
  first.send(form.substr(100));
  EXPECT_THAT(first.rest(), StartsWith("HTTP/1.1 200"));
}

/// Clients that ask before they send wait for the answer; so do small forms'.
TEST_F(Uploads, AreToldToGoOnWhereTheyAsk) {
  for (const std::size_t bytes : {std::size_t{10}, large}) {
    const auto form = form_of(bytes);
    const Caller caller(server_->port());
    caller.send(head_of(form.size(), "manager", "/api/depot", "Expect: 100-continue\r\n"));
    EXPECT_EQ(caller.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n") << bytes;
    caller.send(form);
    EXPECT_THAT(caller.rest(), StartsWith("HTTP/1.1 200"));
  }
}

/// Not for ten minutes: whoever sends by drops makes room for others.
TEST_F(Uploads, AreDroppedWhereNothingComes) {
  const auto form = form_of(large);
  const auto begun = std::chrono::steady_clock::now();
  const Caller slow(server_->port());
  slow.send(head_of(form.size()) + form.substr(0, 100));
  EXPECT_EQ(slow.rest(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 4500ms);
  EXPECT_THAT(told(head_of(form.size()) + form), StartsWith("HTTP/1.1 200"));
}

TEST_F(Uploads, WantTheTokenAsAnyForm) {
  auto form = form_of(large);
  form.replace(form.find("token-of-manager"), 16, "token-of-nobody!");
  EXPECT_THAT(told(head_of(form.size()) + form), StartsWith("HTTP/1.1 403"));
  EXPECT_TRUE(desk_.acting.given.empty());
}

}  // namespace
}  // namespace ecluse::console
