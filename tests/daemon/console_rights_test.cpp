#include "daemon/console_rights.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/entitled.hpp"
#include "tests/house/console_house.hpp"

namespace ecluse::daemon {
namespace {

using testing::Contains;
using testing::IsEmpty;

TEST(ConsoleRightsOfAReader, AreJudgedAndRefusalsKept) {
  tests::House house;
  tests::ConsoleHouse console(house);
  const auto holder = lifecycle::partner_holder("ABC123");
  const auto session = console.person("lit@ecluse.test", holder, "SUIVI_FLUX");
  const auto reader = console.door().reader(session).value().value();
  const auto entitlement = entitlement_of(house.tables()).value();
  const ConsoleRights rights{console.accounts(), entitlement, house.now()};
  EXPECT_TRUE(rights.entitled("check", holder, reader, "a.xml"));
  EXPECT_EQ(rights.entitled("deposit", holder, reader, "a.xml").error().code, "E_RIGHT_LEVEL");
  EXPECT_THAT(house.audited(), Contains("lit@ecluse.test refused E_RIGHT_LEVEL deposit a.xml"));
  EXPECT_TRUE(rights.kept({}, reader, "rien"));
  EXPECT_THAT(house.audited(), testing::Not(Contains(testing::HasSubstr("rien"))));
}

}  // namespace
}  // namespace ecluse::daemon
