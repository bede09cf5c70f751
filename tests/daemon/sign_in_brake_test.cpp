#include "daemon/sign_in_brake.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
constexpr Instant noon{12h};
constexpr const char* far = "198.51.100.9";

void fail(SignInBrake& brake, const std::string& address, Instant now) {
  for (std::size_t nth = 0; nth < SignInBrake::most_failures; ++nth) {
    EXPECT_TRUE(brake.allows(address, now));
    brake.failed(address, now);
  }
}

TEST(SignInBrake, HoldsWhoeverTriesTooOftenForAnHour) {
  SignInBrake brake;
  fail(brake, far, noon);
  EXPECT_FALSE(brake.allows(far, noon + 59min));
  EXPECT_TRUE(brake.allows("198.51.100.10", noon)) << "nobody else";
  EXPECT_TRUE(brake.allows(far, noon + 1h));
  EXPECT_TRUE(brake.allows(far, noon - 24h)) << "a clock put back holds nobody longer";
}

TEST(SignInBrake, LetsAnHonestMistakePass) {
  SignInBrake brake;
  for (auto now = noon; now < noon + 24h; now += 4min) {
    EXPECT_TRUE(brake.allows(far, now));
    brake.failed(far, now);
  }
}

TEST(SignInBrake, DoesNotHoldThisMachineWhichMaySpeakForAll) {
  SignInBrake brake;
  fail(brake, "127.0.0.1", noon);
  EXPECT_TRUE(brake.allows("127.0.0.1", noon));
}

TEST(SignInBrake, TakesANetworkOfIpv6ForOneAddress) {
  SignInBrake brake;
  fail(brake, "2001:db8:0:1::1", noon);
  EXPECT_FALSE(brake.allows("2001:db8:0:1:ffff::2", noon));
  EXPECT_TRUE(brake.allows("2001:db8:0:2::1", noon));
}

TEST(SignInBrake, IsBounded) {
  SignInBrake brake;
  for (int nth = 0; nth < 20'001; ++nth)
    brake.failed(
        "2001:db8:" + std::to_string(nth / 10'000) + ':' + std::to_string(nth % 10'000) + "::1",
        noon);
  EXPECT_TRUE(brake.allows(far, noon));
}

}  // namespace
}  // namespace ecluse::daemon
