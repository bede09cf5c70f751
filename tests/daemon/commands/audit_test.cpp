#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/operator_account.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using tests::perform;

TEST(Audit, TellsWhoDidWhat) {
  const tests::TestRoot home;
  AuditCommand audit;
  audit.root = home.text();
  OrderCommand hold;
  hold.root = home.text();
  hold.ids = {"ABC123"};
  hold.comment = "il s'est trompé";
  ASSERT_EQ(perform(hold).status, ExitStatus::all_accepted);
  const auto said = perform(audit);
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_THAT(said.out, HasSubstr(operator_account() + "  hold  ABC123/ABC123: il s'est trompé"));
  audit.output = Output::json;
  const auto line = nlohmann::json::parse(perform(audit).out);
  EXPECT_EQ(line["what"], "hold");
  EXPECT_EQ(line["who"], operator_account());
  audit.output = Output::csv_rfc4180;
  EXPECT_THAT(perform(audit).out, StartsWith("At,Who,What,Detail"));
  audit.who = "nobody at all";
  EXPECT_EQ(perform(audit).status, ExitStatus::nothing_to_do);
  audit.since = "yesterday";
  EXPECT_EQ(perform(audit).status, ExitStatus::usage);
}

}  // namespace
}  // namespace ecluse::daemon
