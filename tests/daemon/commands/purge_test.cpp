#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::flux_name;
using tests::perform;
using tests::small_ubl;

/// A root where an invoice was received long ago, by its ledger.
class PurgeArchive : public testing::Test {
 protected:
  PurgeArchive() {
    home_.drop(flux_name(1), small_ubl({"B-1"}));
    lifecycle::DiskPosix disk;
    tests::GateLife life(disk, home_.text(), home_.text() + "/suivi.sqlite");
    life.run();
  }
  tests::Said asked(const std::string& before, std::optional<std::uint64_t> confirmed = {}) {
    PurgeCommand command;
    command.root = home_.text();
    command.before = before;
    command.by_policy = before.empty();
    command.comment = "dix ans";
    command.actor = "Anne";
    command.confirmed = confirmed;
    return perform(command);
  }
  std::size_t archived() const { return tests::files_under(home_.path() / "archive").size(); }
  tests::TestRoot home_;
};

TEST_F(PurgeArchive, TellsFirstAndRemovesOnlyWhenToldHowMany) {
  EXPECT_THAT(asked("2026-03-03").out, HasSubstr("--confirm 1"));
  EXPECT_EQ(archived(), 1U);
  EXPECT_EQ(asked("2026-03-03", 2).status, ExitStatus::usage);
  EXPECT_EQ(archived(), 1U);
  EXPECT_EQ(asked("2026-03-03", 1).status, ExitStatus::all_accepted);
  EXPECT_EQ(archived(), 0U);
  EXPECT_EQ(asked("2026-03-03").status, ExitStatus::nothing_to_do);
}

TEST_F(PurgeArchive, KeepsWhatThePolicyKeeps) {
  EXPECT_EQ(asked("").status, ExitStatus::usage) << "by default, for ever";
  EXPECT_EQ(asked("2999-01-01").status, ExitStatus::usage);
  EXPECT_EQ(asked("yesterday").status, ExitStatus::usage);
  EXPECT_EQ(asked("2026-03-02").status, ExitStatus::nothing_to_do);
  EXPECT_EQ(archived(), 1U);
}

}  // namespace
}  // namespace ecluse::daemon
