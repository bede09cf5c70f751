#include "lifecycle/ledger.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(YearOfNumber, IsThatOfTheIssueDate) {
  PieceSummary summary;
  EXPECT_EQ(year_of_number(summary), 0);
  summary.issue_date = parse_iso_date("2025-12-31");
  EXPECT_EQ(year_of_number(summary), 2025);
}

TEST(Integrates, OnlyAGoodPieceOfAFluxThatWentOn) {
  struct Row {
    Fate fate;
    bool good, bad;
  };
  const Row rows[] = {{Fate::integrated, true, false},
                      {Fate::partially_integrated, true, false},
                      {Fate::rejected, false, false},
                      {Fate::duplicate, false, false},
                      {Fate::quarantined, false, false}};
  for (const auto& row : rows) {
    Outcome outcome;
    outcome.fate = row.fate;
    EXPECT_EQ(integrates(outcome, tests::good_piece("F1")), row.good) << name_of(row.fate);
    EXPECT_EQ(integrates(outcome, tests::bad_piece("F1")), row.bad) << name_of(row.fate);
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
