#include "console/guards.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

using testing::Contains;
using testing::Key;
using testing::Not;
using testing::Pair;

TEST(Guards, StandOnEveryReply) {
  const auto all = headers_of({}, Reached::plainly);
  EXPECT_THAT(all, Contains(Pair("Content-Security-Policy",
                                 "default-src 'none'; script-src 'self'; connect-src 'self'; "
                                 "style-src 'self'; img-src 'self'; form-action 'self'; base-uri "
                                 "'none'; frame-ancestors 'none'")));
  for (const auto& guard :
       {Pair("X-Content-Type-Options", "nosniff"), Pair("X-Frame-Options", "DENY"),
        Pair("Referrer-Policy", "same-origin"), Pair("Cache-Control", "no-store")})
    EXPECT_THAT(all, Contains(guard));
}

TEST(Guards, AskToComeByTlsAgainWhoeverCameByIt) {
  EXPECT_THAT(headers_of({}, Reached::plainly), Not(Contains(Key("Strict-Transport-Security"))));
  EXPECT_THAT(headers_of({}, Reached::by_tls), Contains(Key("Strict-Transport-Security")));
}

TEST(Guards, YieldToWhatAReplySays) {
  Reply reply;
  reply.headers = {{"Cache-Control", "max-age=3600"}, {"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}};
  const auto all = headers_of(reply, Reached::plainly);
  EXPECT_THAT(all, Contains(Pair("Cache-Control", "max-age=3600")));
  EXPECT_THAT(all, Not(Contains(Pair("Cache-Control", "no-store"))));
  EXPECT_EQ(std::count_if(all.begin(), all.end(),
                          [](const auto& one) { return one.first == "Set-Cookie"; }),
            2);
}

TEST(Guards, LetNoNameEndALine) {
  Reply reply;
  reply.type = "text/html\r\nX-Injected: 1";
  reply.headers = {{"Location", "/a\r\nX-Injected: 1"}, {"X\n", "a"}, {"X-Tab", "a\tb"}};
  for (const auto& [name, value] : headers_of(reply, Reached::plainly)) {
    EXPECT_EQ(name.find_first_of("\r\n"), std::string::npos);
    EXPECT_EQ(value.find("Injected"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace ecluse::console
