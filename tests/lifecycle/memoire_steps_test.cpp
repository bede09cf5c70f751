#include "lifecycle/memoire_steps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;

std::vector<std::string_view> standings(const std::vector<std::string>& history) {
  std::vector<std::string_view> all;
  const auto table = MemoireSteps::standard().value();
  const auto timeline = table.timeline(history);
  for (const auto& step : timeline) all.push_back(name_of(step.standing));
  return all;
}

/// MFJ-01.
TEST(MemoireSteps, AreSixAndTheFirstTwoOutside) {
  EXPECT_THAT(standings({}),
              ElementsAre("outside", "outside", "to_come", "to_come", "to_come", "to_come"));
}

TEST(MemoireSteps, GoOnWithTheStatusesOfTheMemoire) {
  std::vector<std::string> history{"DEPOSEE", "EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION"};
  EXPECT_THAT(standings(history),
              ElementsAre("outside", "outside", "done", "to_come", "to_come", "to_come"));
  history.emplace_back("SERVICE_FAIT");
  EXPECT_THAT(standings(history),
              ElementsAre("outside", "outside", "done", "done", "to_come", "to_come"));
  history.emplace_back("MISE_EN_PAIEMENT");
  EXPECT_THAT(standings(history), ElementsAre("outside", "outside", "done", "done", "done", "done"))
      << "a step that nobody told was taken all the same";
}

TEST(MemoireSteps, ShowWhereARefusedOneStopped) {
  EXPECT_THAT(standings({"DEPOSEE", "MISE_A_DISPOSITION", "REJETEE"}),
              ElementsAre("outside", "outside", "done", "stopped", "to_come", "to_come"));
  EXPECT_THAT(standings({"DEPOSEE", "MISE_A_DISPOSITION", "SERVICE_FAIT", "SUSPENDUE"}),
              ElementsAre("outside", "outside", "done", "done", "stopped", "to_come"));
}

TEST(MemoireSteps, NameOnlyStatusesOfTheMachine) {
  const auto machine = tests::machines().piece;
  for (const auto& step : MemoireSteps::standard().value().timeline({})) {
    EXPECT_EQ(step.outside, step.statuses.empty()) << step.code;
    EXPECT_NE(step.label_fr, "");
    for (const auto& status : step.statuses) EXPECT_TRUE(machine.find(status)) << status;
  }
}

TEST(MemoireSteps, RefuseABadTable) {
  const std::string header = "rank\tcode\tlabel_fr\tlabel_en\twho\thors_outil\tstatuses\n";
  EXPECT_TRUE(MemoireSteps::load(header + "1\tA\ta\ta\tx\tyes\t-\n"));
  EXPECT_EQ(MemoireSteps::load(header + "2\tA\ta\ta\tx\tyes\t-\n").error().detail,
            "line 2: ranks go from 1 on");
  EXPECT_EQ(MemoireSteps::load(header + "1\tA\ta\ta\tx\tmaybe\t-\n").error().detail,
            "line 2: hors_outil is yes or no");
  EXPECT_FALSE(MemoireSteps::load("x\n"));
}

}  // namespace
}  // namespace ecluse::lifecycle
