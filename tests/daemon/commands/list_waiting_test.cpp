#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/exit_status.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::Said;

class ListWaiting : public testing::Test {
 protected:
  ListWaiting() {
    tests::write_file(home_.path() / "ecluse.toml", "[pickup]\nquiet_ms = 1\n");
    home_.drop("cut", "<Invoice><a>");
    home_.drop("late.filepart", "x", "OPE001");
    home_.drop("good", "<Invoice/>");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));  // until all are quiet
  }
  Said list(Listed listed, Output output, const std::string& partner = {}) const {
    ListCommand command;
    command.root = home_.text();
    command.listed = listed;
    command.output = output;
    command.partner = partner;
    return tests::perform(command);
  }

  tests::TestRoot home_;
};

TEST_F(ListWaiting, TellsEachFileAndWhatItLacks) {
  ASSERT_TRUE(list(Listed::waiting, Output::human).err.empty());
  const auto said = list(Listed::waiting, Output::human);
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_THAT(said.out, HasSubstr("cut"));
  EXPECT_THAT(said.out, HasSubstr("root is not closed"));
  EXPECT_THAT(said.out, HasSubstr("late.filepart"));
  EXPECT_THAT(said.out, Not(HasSubstr("good")));
}

TEST_F(ListWaiting, TellsThoseOfOnePartnerToMachines) {
  const auto json = list(Listed::waiting, Output::json, "ABC123").out;
  EXPECT_THAT(json, HasSubstr("\"file\":\"cut\""));
  EXPECT_THAT(json, HasSubstr("\"missing\":\"xml\""));
  EXPECT_THAT(json, Not(HasSubstr("filepart")));
  EXPECT_THAT(list(Listed::waiting, Output::csv_rfc4180).out, HasSubstr("OPE001,late.filepart,1,"));
  EXPECT_EQ(list(Listed::waiting, Output::json, "SSC777").status, ExitStatus::nothing_to_do);
}

TEST_F(ListWaiting, IsAnnouncedByTheOrdinaryList) {
  EXPECT_THAT(list(Listed::flux, Output::human).out, HasSubstr("2 files wait"));
  EXPECT_THAT(list(Listed::flux, Output::json).out, IsEmpty());
}

}  // namespace
}  // namespace ecluse::daemon
