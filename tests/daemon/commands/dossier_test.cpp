#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::flux_name;
using tests::perform;
using tests::small_ubl;

class DossierTest : public testing::Test {
 protected:
  tests::Said ask(const std::string& number, const std::string& download = {},
                  Output output = Output::human, const std::string& supplier = {}) {
    DossierCommand command;
    command.root = home_.text();
    command.number = number;
    command.download = download;
    command.output = output;
    command.supplier = supplier;
    return perform(command);
  }

  tests::TestRoot home_;
};

TEST_F(DossierTest, MayBeOfOnePiece) {
  home_.drop(flux_name(1), small_ubl({"B-1"}));
  perform(RunCommand{home_.text()});
  EXPECT_THAT(ask("B-1").out, HasSubstr("no. B-1"));
  const auto path = (home_.path() / "b.zip").string();
  const auto said = ask("B-1", path, Output::json);
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_EQ(nlohmann::json::parse(said.out)["files"].size(), 1U);
  EXPECT_TRUE(std::filesystem::exists(path));
  EXPECT_EQ(ask("B-1", (home_.path() / "nowhere" / "b.zip").string()).status,
            ExitStatus::cannot_write);
}

TEST_F(DossierTest, AsksForTheSupplierWhereTwoHaveTheNumber) {
  home_.drop(flux_name(1), small_ubl({"B-1"}));
  home_.drop(flux_name(2), small_ubl({"B-1", "21990005700015", "00000105700017"}));
  perform(RunCommand{home_.text()});
  const auto path = (home_.path() / "b.zip").string();
  EXPECT_EQ(ask("B-1", path).status, ExitStatus::usage);
  EXPECT_EQ(ask("B-1", path, Output::human, "00000105700017").status, ExitStatus::all_accepted);
}

TEST_F(DossierTest, MissesTheArchiveThatIsGone) {
  home_.drop(flux_name(1), small_ubl({"B-1"}));
  perform(RunCommand{home_.text()});
  std::filesystem::remove_all(home_.path() / "archive");
  const auto path = home_.path() / "b.zip";
  EXPECT_NE(ask("B-1", path.string()).status, ExitStatus::all_accepted);
  EXPECT_FALSE(std::filesystem::exists(path)) << "nothing half-made is left";
  EXPECT_FALSE(std::filesystem::exists(path.string() + ".part"));
}

}  // namespace
}  // namespace ecluse::daemon
