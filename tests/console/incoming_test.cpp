#include "console/incoming.hpp"

#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

const ProxyTrust trust{{"192.0.2.1", "192.0.2.2"}, "X-Remote-User"};

Incoming asking(std::string peer,
                std::vector<std::pair<std::string_view, std::string_view>> fields) {
  return {"GET", "/flux?etat=x", {}, std::move(fields), std::move(peer), {}};
}

TEST(Incoming, BecomesARequest) {
  Incoming message{"POST", "/depot?x=1", "f=caf%C3%A9+noir"};
  message.fields = {{"content-type", "application/x-www-form-urlencoded"},
                    {"COOKIE", "a=1; b=2"},
                    {"Host", "here"},
                    {"Origin", "http://here"},
                    {"Accept-Language", "en"}};
  message.peer = "198.51.100.9";
  const auto request = understood(message, {}).request;
  ASSERT_TRUE(request);
  EXPECT_EQ(request->filled("f"), "café noir");
  EXPECT_EQ(request->cookies.at("b"), "2");
  EXPECT_EQ(request->host, "here");
  EXPECT_EQ(request->origin, "http://here");
  EXPECT_EQ(request->address, "198.51.100.9");
  EXPECT_EQ(request->identity, "");
  EXPECT_FALSE(request->silent);
}

/// Of a form that is to come, nothing is read but what says whose it is.
TEST(Incoming, MayBringAFile) {
  Incoming message{"POST", "/depot",
                   "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"un.xml\"\r\n"
                   "\r\n<a/>\r\n--b--\r\n"};
  message.fields = {{"Content-Type", "multipart/form-data; boundary=b"}, {"Cookie", "a=1"}};
  EXPECT_EQ(understood(message, {}).request->upload->bytes, "<a/>");
  message.arrived = Arrived::head;
  message.body = {};
  const auto to_come = understood(message, {}).request;
  ASSERT_TRUE(to_come);
  EXPECT_EQ(to_come->arrived, Arrived::head);
  EXPECT_EQ(to_come->cookies.at("a"), "1");
  message.arrived = Arrived::whole;
  EXPECT_EQ(understood(message, {}).refusal, 400U) << "it is whole, and no form";
}

TEST(Incoming, IsRefusedByWhatItIs) {
  struct Row {
    Incoming message;
    unsigned status;
  };
  const std::vector<Row> rows{
      {{"PUT", "/", {}}, 405},
      {{"POST", "/", "a=1"}, 415},
      {{"GET", "/../etc", {}}, 400},
      {{"GET", "/%2e%2e/etc", {}}, 400},
      {{"GET", "/a%00b", {}}, 400},
      {{"GET", "/rechercher?q=%F0%22%3E", {}}, 400},
      {{"GET", "//elsewhere.test", {}}, 400},
      {{"GET", "/", {}, {{"Transfer-Encoding", "chunked"}}}, 411},
      {{"GET", "/", {}, {{"Host", "a"}, {"host", "b"}}}, 400},
      {{"GET", "/", {}, {{"Content-Length", "3"}, {"Content-Length", "3"}}}, 400},
  };
  for (const auto& row : rows) {
    const auto result = understood(row.message, {});
    EXPECT_FALSE(result.request) << row.message.method << " " << row.message.target;
    EXPECT_EQ(result.refusal, row.status) << row.message.method << " " << row.message.target;
  }
}

/// Off by default; then from the addresses of the configuration only.
TEST(Proxies, AreBelievedWhereTheConfigurationSaysSo) {
  const std::vector<std::pair<std::string_view, std::string_view>> named{
      {"x-remote-user", " marie@ecluse.test "}};
  EXPECT_EQ(understood(asking("192.0.2.1", named), trust).request->identity, "marie@ecluse.test");
  EXPECT_EQ(understood(asking("198.51.100.9", named), trust).request->identity, "");
  EXPECT_EQ(understood(asking("192.0.2.1", named), {}).request->identity, "");
  EXPECT_EQ(understood(asking("192.0.2.1", named), {{"192.0.2.1"}, ""}).request->identity, "");
  EXPECT_FALSE(
      understood(asking("192.0.2.1", {{"X-Remote-User", "a"}, {"X-Remote-User", "b"}}), trust)
          .request)
      << "a proxy that lets one through that its client wrote";
}

TEST(Proxies, LeaveACertificateItsSay) {
  auto message = asking("198.51.100.9", {{"X-Remote-User", "chief@ecluse.test"}});
  message.certificate = "marie@ecluse.test";
  EXPECT_EQ(understood(message, trust).request->identity, "marie@ecluse.test");
}

TEST(Proxies, SayWhoAsksOnlyWhenTheyAreTrusted) {
  EXPECT_EQ(asker("198.51.100.9", "203.0.113.5", trust), "198.51.100.9");
  EXPECT_EQ(asker("192.0.2.1", "", trust), "192.0.2.1");
  EXPECT_EQ(asker("192.0.2.1", "203.0.113.5", trust), "203.0.113.5");
  EXPECT_EQ(asker("192.0.2.1", "10.0.0.1, 203.0.113.5, 192.0.2.2", trust), "203.0.113.5")
      << "what its client wrote before is not believed";
  EXPECT_EQ(understood(asking("192.0.2.1", {{"X-Forwarded-For", "127.0.0.1"},
                                            {"X-Forwarded-For", "203.0.113.5"}}),
                       trust)
                .request->address,
            "203.0.113.5")
      << "nor on a line of its own";
  EXPECT_EQ(asker("192.0.2.1", "203.0.113.5, nonsense", trust), "192.0.2.1");
  EXPECT_EQ(asker("192.0.2.1", "127.0.0.1", trust), "192.0.2.1") << "nobody comes from there";
}

}  // namespace
}  // namespace ecluse::console
