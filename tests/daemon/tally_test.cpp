#include "daemon/tally.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

Tally tally_of(std::initializer_list<Fate> fates) {
  Tally tally;
  for (const auto fate : fates) {
    Outcome outcome;
    outcome.fate = fate;
    tally.add(outcome);
  }
  return tally;
}

TEST(Tally, BecomesTheExitStatusThatSchedulersKnow) {
  struct Row {
    Tally tally;
    ExitStatus status;
  };
  for (const auto& row : {
           Row{tally_of({}), ExitStatus::nothing_to_do},
           Row{tally_of({Fate::integrated, Fate::integrated}), ExitStatus::all_accepted},
           Row{tally_of({Fate::integrated, Fate::rejected}), ExitStatus::some_rejected},
           Row{tally_of({Fate::partially_integrated}), ExitStatus::some_rejected},
           Row{tally_of({Fate::rejected, Fate::duplicate}), ExitStatus::all_rejected},
           Row{tally_of({Fate::quarantined}), ExitStatus::all_rejected},
       })
    EXPECT_EQ(status_of(row.tally), row.status);
}

TEST(Tally, SaysFirstWhatTheOperatorMustMend) {
  auto tally = tally_of({Fate::integrated});
  tally.left.push_back({"E_DISK_READ", ""});
  EXPECT_EQ(status_of(tally), ExitStatus::try_again);
  tally.undelivered.push_back({"E_DISK_WRITE", ""});
  EXPECT_EQ(status_of(tally), ExitStatus::cannot_write);
}

TEST(Tally, NeverWrapsACountIntoAStatus) {
  Tally tally;
  tally.rejected = 256;
  EXPECT_EQ(static_cast<int>(status_of(tally)), 2);
}

TEST(Tally, CountsPieces) {
  Outcome outcome;
  outcome.fate = Fate::partially_integrated;
  outcome.examined.pieces.resize(3);
  outcome.examined.pieces[1].findings.push_back({"G1.05", Severity::error, Layer::chorus, {}, {}});
  Tally tally;
  tally.add(outcome);
  EXPECT_EQ(tally.pieces_accepted, 2U);
  EXPECT_EQ(tally.pieces_rejected, 1U);
}

}  // namespace
}  // namespace ecluse::daemon
