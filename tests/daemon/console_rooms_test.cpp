#include "daemon/console_rooms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/console_house.hpp"

namespace ecluse::daemon {
namespace {

class ConsoleRoomsTest : public testing::Test {
 protected:
  ConsoleNeeds needs() {
    return {house_.root(),       console::Reached::plainly,       2,
            [](const Error&) {}, [this] { return house_.now(); }, {looks_, brake_}};
  }
  static console::Request asking(const std::string& path, const std::string& session) {
    console::Request request{"GET", path};
    request.cookies["session"] = session;
    return request;
  }

  tests::House house_;
  tests::ConsoleHouse console_{house_};
  LookBook looks_;
  SignInBrake brake_;
};

TEST_F(ConsoleRoomsTest, AnswerAndKnowWhoWatches) {
  const auto session = console_.agent();
  const auto rooms = ConsoleRooms::open(needs()).value();
  EXPECT_EQ(rooms->answer(asking("/synthese", session)).status, 200U);
  EXPECT_EQ(rooms->watching(session)->account, "agent@ecluse.test");
  EXPECT_FALSE(rooms->watching("forged"));
}

TEST_F(ConsoleRoomsTest, NameARouteAndNothingThatIsAskedOfIt) {
  const auto rooms = ConsoleRooms::open(needs()).value();
  EXPECT_EQ(rooms->route_of(asking("/flux/12345", "")), "/flux/{row}");
  EXPECT_EQ(rooms->route_of(asking("/marie.durand@example.test", "")), "-");
}

TEST_F(ConsoleRoomsTest, SayWhyTheyCannotBeOpened) {
  auto nowhere = needs();
  nowhere.root = "/nowhere";
  EXPECT_EQ(ConsoleRooms::open(nowhere).error().code, "E_ROOT");
}

}  // namespace
}  // namespace ecluse::daemon
