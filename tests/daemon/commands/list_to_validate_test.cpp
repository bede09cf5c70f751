#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using tests::perform;

class ListToValidate : public testing::Test {
 protected:
  ListToValidate() {
    home_.drop(tests::flux_name(1, "ABC123", "FSO1106A"),
               tests::sample_bytes("subcontractor-invoice"));
    perform(RunCommand{home_.text()});
  }
  tests::Said list(Output output, const std::string& valideur = {}) {
    ListCommand command;
    command.root = home_.text();
    command.listed = Listed::to_validate;
    command.valideur = valideur;
    command.output = output;
    return perform(command);
  }

  tests::TestRoot home_;
};

TEST_F(ListToValidate, TellsWhatWaitsAndUntilWhen) {
  const auto said = list(Output::human);
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr("LEV-2025-031"));
  EXPECT_THAT(said.out, HasSubstr("Available to the first validator"));
  EXPECT_THAT(said.out, HasSubstr("7636.80"));
  EXPECT_EQ(list(Output::human, "99999999900017").status, ExitStatus::nothing_to_do);
}

TEST_F(ListToValidate, SpeaksToMachines) {
  const auto json = nlohmann::json::parse(list(Output::json, "00000104000013").out);
  EXPECT_EQ(json["number"], "LEV-2025-031");
  EXPECT_EQ(json["state"], "A_VALIDER_1");
  EXPECT_EQ(json["validator"], "00000104000013");
  EXPECT_TRUE(json["due"].is_string());
}

TEST_F(ListToValidate, IsExported) {
  EXPECT_THAT(list(Output::csv_rfc4180).out, StartsWith("To validate before,Number,"));
  EXPECT_THAT(list(Output::csv_excel_fr).out, HasSubstr(";LEV-2025-031;"));
}

}  // namespace
}  // namespace ecluse::daemon
