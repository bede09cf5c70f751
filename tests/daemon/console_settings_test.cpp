#include "daemon/console_settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string fault(const Config::Console& wish, const std::string& listen) {
  const auto how = listening_of(wish, listen);
  return how ? std::string() : how.error().code;
}

TEST(ConsoleSettings, ListenInClearOnThisMachineOnly) {
  const Config::Console plain;
  EXPECT_EQ(fault(plain, "127.0.0.1:8088"), "");
  EXPECT_EQ(fault(plain, "[::1]:8088"), "");
  for (const auto* far : {"0.0.0.0:8088", "192.0.2.1:80", "[::]:80"})
    EXPECT_EQ(fault(plain, far), "E_CONSOLE_PLAIN") << far;
  EXPECT_EQ(fault(plain, "localhost:80"), "E_CONSOLE_LISTEN");
  EXPECT_EQ(listening_of(plain, "127.0.0.1:1")->reached, console::Reached::plainly);
}

TEST(ConsoleSettings, ListenElsewhereByTlsOrBehindAProxyThatSpeaksIt) {
  Config::Console wish;
  wish.certificate = "/etc/ecluse/console.pem";
  EXPECT_EQ(fault(wish, "0.0.0.0:443"), "E_CONSOLE_TLS") << "no key";
  wish.key = "/etc/ecluse/console.key";
  const auto tls = listening_of(wish, "0.0.0.0:443");
  ASSERT_TRUE(tls);
  EXPECT_EQ(tls->tls.key, wish.key);
  EXPECT_EQ(tls->reached, console::Reached::by_tls);
  Config::Console proxied;
  proxied.behind_proxy = BehindProxy::yes;
  const auto behind = listening_of(proxied, "0.0.0.0:80");
  ASSERT_TRUE(behind);
  EXPECT_FALSE(behind->tls.wanted());
  EXPECT_EQ(behind->reached, console::Reached::by_tls) << "cookies are for TLS";
}

TEST(ConsoleSettings, BelieveNobodyUnlessTheySaySo) {
  Config::Console wish;
  EXPECT_THAT(listening_of(wish, "127.0.0.1:1")->trust.addresses, IsEmpty());
  wish.identity_header = "X-Remote-User";
  EXPECT_EQ(fault(wish, "127.0.0.1:1"), "E_CONSOLE_TRUST") << "from which proxy?";
  wish.trusted_proxies = "127.0.0.1, ::ffff:192.0.2.1";
  EXPECT_THAT(listening_of(wish, "127.0.0.1:1")->trust.addresses,
              ElementsAre("127.0.0.1", "192.0.2.1"));
  wish.client_authorities = "/etc/ecluse/people.pem";
  EXPECT_EQ(fault(wish, "127.0.0.1:1"), "E_CONSOLE_TRUST") << "in clear nobody shows a certificate";
}

TEST(ConsoleSettings, GiveAListThatLeavesMoreTimeThanAScreen) {
  const Config::Console wish;
  EXPECT_GT(patience_of_exports(wish), wish.search);
}

TEST(Addresses, AreBetweenCommas) {
  EXPECT_THAT(addresses_in("").value(), IsEmpty());
  EXPECT_FALSE(addresses_in("127.0.0.1,"));
  EXPECT_FALSE(addresses_in("proxy.test"));
}

}  // namespace
}  // namespace ecluse::daemon
