#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "lifecycle/sqlite.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::flux_name;
using tests::perform;
using tests::small_ubl;

TEST(FsckCommandTest, ProvesARootAndNamesWhatWasAltered) {
  const tests::TestRoot home;
  EXPECT_EQ(perform(FsckCommand{home.text()}).status, ExitStatus::all_accepted);
  home.drop(flux_name(1), small_ubl({"B-1"}));
  perform(RunCommand{home.text()});
  const auto good = perform(FsckCommand{home.text()});
  EXPECT_EQ(good.status, ExitStatus::all_accepted) << good.out;
  EXPECT_THAT(good.out, HasSubstr("Nothing was altered"));

  auto connection =
      lifecycle::Connection::open(home.text() + "/suivi.sqlite", lifecycle::Access::write).value();
  ASSERT_TRUE(connection.execute("UPDATE piece SET payable = '1.00'"));
  const auto bad = perform(FsckCommand{home.text()});
  EXPECT_EQ(bad.status, ExitStatus::some_rejected);
  EXPECT_THAT(bad.out, HasSubstr("piece 16777216 (seal 1): this row was altered"));
  const auto json = perform(FsckCommand{home.text(), Output::json});
  const auto first = nlohmann::json::parse(json.out.substr(0, json.out.find('\n')));
  EXPECT_EQ(first["fault"], "row_altered");
  EXPECT_EQ(first["object"], "piece 16777216");
}

TEST(FsckCommandTest, AsksForARoot) {
  EXPECT_EQ(perform(FsckCommand{"/nowhere"}).status, ExitStatus::configuration);
}

}  // namespace
}  // namespace ecluse::daemon
