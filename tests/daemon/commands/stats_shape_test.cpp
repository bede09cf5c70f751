#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using tests::perform;

TEST(StatsShape, ShowsWhatWaitsByAgePartnerAndState) {
  const tests::TestRoot home;
  home.drop(tests::flux_name(1), tests::small_ubl());
  perform(RunCommand{home.text()});
  StatsCommand shape;
  shape.root = home.text();
  shape.shape = true;
  EXPECT_EQ(perform(shape).status, ExitStatus::nothing_to_do) << "it has ended";
  home.drop(tests::flux_name(2), "");
  const auto said = perform(shape);
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_THAT(said.out, StartsWith("Partner  State"));
  EXPECT_THAT(said.out, HasSubstr("\nABC123   waiting  1"));
  shape.output = Output::json;
  const auto lines = perform(shape).out;
  const auto sum = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
  EXPECT_EQ(sum["total"], 1);
  EXPECT_EQ(sum["counts"][0]["minutes"], "5");
  EXPECT_EQ(sum["counts"][0]["count"], 1);
  shape.output = Output::csv_rfc4180;
  EXPECT_THAT(perform(shape).out, HasSubstr("ABC123,waiting,1,1,0"));
}

}  // namespace
}  // namespace ecluse::daemon
