#include "daemon/console_door.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/console_house.hpp"

namespace ecluse::daemon {
namespace {

class ConsoleDoors : public testing::Test {
 protected:
  std::optional<console::Reader> reader(const std::string& session) {
    return console_.door().reader(session).value();
  }
  tests::House house_;
  tests::ConsoleHouse console_{house_};
};

TEST_F(ConsoleDoors, KnowWhoseSessionItIs) {
  const auto session =
      console_.person("depot@ecluse.test", lifecycle::partner_holder("ABC123"), "SUIVI_FLUX");
  const auto depositor = reader(session);
  ASSERT_TRUE(depositor);
  EXPECT_EQ(depositor->account, "depot@ecluse.test");
  EXPECT_THAT(depositor->sight.partners, testing::ElementsAre("ABC123"));
  EXPECT_FALSE(depositor->manages);
  EXPECT_EQ(depositor->token.size(), 64U);
  EXPECT_FALSE(depositor->seen_before) << "this is the first time";
}

TEST_F(ConsoleDoors, ShowEverythingToThePeopleOfTheHouse) {
  const auto agent = reader(console_.agent());
  EXPECT_TRUE(agent->sight.everything);
  EXPECT_TRUE(agent->manages);
}

/// ESP-14.
TEST_F(ConsoleDoors, ShowNothingToWhoeverIsAttachedToNothing) {
  EXPECT_TRUE(reader(console_.person("seul@ecluse.test", {}, ""))->sight.nothing());
}

TEST_F(ConsoleDoors, RefuseWhatIsNoSession) {
  EXPECT_FALSE(reader("forged"));
  EXPECT_EQ(console_.door().sign_in("seul@ecluse.test", "wrong wrong wrong", "::1").error().code,
            "E_SIGN_IN");
}

TEST_F(ConsoleDoors, HoldWhoeverTriesPasswordsFromOneAddress) {
  console_.agent();
  constexpr const char* far = "198.51.100.9";
  for (std::size_t nth = 0; nth < SignInBrake::most_failures; ++nth)
    EXPECT_EQ(console_.door().sign_in("x" + std::to_string(nth), "wrong", far).error().code,
              "E_SIGN_IN");
  EXPECT_EQ(console_.door().sign_in("agent@ecluse.test", tests::house_password, far).error().code,
            "E_SIGN_IN_BRAKE");
  EXPECT_TRUE(console_.door().sign_in("agent@ecluse.test", tests::house_password, "198.51.100.8"));
  house_.advance(std::chrono::hours{1});
  EXPECT_TRUE(console_.door().sign_in("agent@ecluse.test", tests::house_password, far));
}

/// A password that was stolen or guessed ends after five tries, wherever they come from.
TEST_F(ConsoleDoors, LockAnAccountForAnHourAfterFiveFailures) {
  console_.agent();
  const auto tried = [&](const char* password, const std::string& address) {
    const auto in = console_.door().sign_in("agent@ecluse.test", password, address);
    return in ? std::string() : in.error().code;
  };
  for (int nth = 0; nth < 5; ++nth)
    EXPECT_EQ(tried("wrong wrong wrong", "198.51.100." + std::to_string(nth)), "E_SIGN_IN");
  EXPECT_EQ(tried(tests::house_password, "::1"), "E_SIGN_IN");
  house_.advance(std::chrono::minutes{59});
  EXPECT_EQ(tried(tests::house_password, "::1"), "E_SIGN_IN");
  house_.advance(std::chrono::minutes{1});
  EXPECT_EQ(tried(tests::house_password, "::1"), "");
}

TEST_F(ConsoleDoors, LetInWhomAnotherVouchesFor) {
  console_.agent();
  const auto session = console_.door().let_in("Agent@ecluse.test", "proxy").value();
  EXPECT_EQ(reader(session)->account, "agent@ecluse.test");
  EXPECT_EQ(console_.door().let_in("nobody@ecluse.test", "proxy").error().code, "E_SIGN_IN");
}

/// A script that another vouches for and that keeps no cookie writes nothing by reading.
TEST_F(ConsoleDoors, KnowAPasserByWithoutASession) {
  console_.agent();
  const auto before = house_.audited();
  const auto passer = console_.door().passing("Agent@ecluse.test").value();
  ASSERT_TRUE(passer);
  EXPECT_EQ(passer->account, "agent@ecluse.test");
  EXPECT_TRUE(passer->sight.everything);
  EXPECT_EQ(passer->token, "") << "he sends no form";
  EXPECT_EQ(house_.audited(), before);
  EXPECT_FALSE(console_.door().passing("nobody@ecluse.test").value());
  lifecycle::RightStep lock;
  lock.kind = lifecycle::RightKind::account_locked;
  lock.account = "agent@ecluse.test";
  ASSERT_TRUE(console_.accounts().change(lock));
  EXPECT_FALSE(console_.door().passing("agent@ecluse.test").value());
}

TEST_F(ConsoleDoors, WatchWithoutKeepingASessionOpen) {
  const auto session = console_.agent();
  for (int nth = 0; nth < 6; ++nth) {
    EXPECT_TRUE(console_.door().watching(session).value());
    house_.advance(std::chrono::minutes{5});
  }
  EXPECT_FALSE(console_.door().watching(session).value());
}

TEST_F(ConsoleDoors, NoteWhoLookedAtWhat) {
  const auto session = console_.agent();
  ASSERT_TRUE(console_.door().looked(*reader(session), "/flux/1"));
  EXPECT_EQ(console_.looks().waiting(), 1U);
}

TEST_F(ConsoleDoors, KeepWhatTheyRefused) {
  const auto session = console_.agent();
  ASSERT_TRUE(console_.door().refused(*reader(session), {"E_DEPOSIT_SIZE", "/depot"}));
  EXPECT_THAT(house_.audited(),
              testing::Contains("agent@ecluse.test refused E_DEPOSIT_SIZE /depot"));
}

TEST_F(ConsoleDoors, EndASessionWhenToldOrAfterSilence) {
  const auto session = console_.agent();
  ASSERT_TRUE(reader(session));
  ASSERT_TRUE(console_.door().sign_out(session));
  EXPECT_FALSE(reader(session));
  const auto again =
      console_.door().sign_in("agent@ecluse.test", tests::house_password, "::1").value();
  EXPECT_TRUE(reader(again)->seen_before);
  house_.advance(std::chrono::hours{1});
  EXPECT_FALSE(reader(again));
}

}  // namespace
}  // namespace ecluse::daemon
