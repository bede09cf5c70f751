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
  EXPECT_EQ(console_.door().sign_in("seul@ecluse.test", "wrong wrong wrong").error().code,
            "E_SIGN_IN");
}

TEST_F(ConsoleDoors, EndASessionWhenToldOrAfterSilence) {
  const auto session = console_.agent();
  ASSERT_TRUE(reader(session));
  ASSERT_TRUE(console_.door().sign_out(session));
  EXPECT_FALSE(reader(session));
  const auto again = console_.door().sign_in("agent@ecluse.test", tests::house_password).value();
  EXPECT_TRUE(reader(again)->seen_before);
  house_.advance(std::chrono::hours{1});
  EXPECT_FALSE(reader(again));
}

}  // namespace
}  // namespace ecluse::daemon
