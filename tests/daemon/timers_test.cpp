#include "daemon/timers.hpp"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using tests::House;

constexpr auto day = 24h;

/// A house where the demand of a subcontractor waits for its titulaire.
class Timers : public testing::Test {
 protected:
  Timers() {
    house_.drop("ABC123", tests::flux_name("FSO1106A", 1),
                tests::sample_bytes("subcontractor-invoice"));
    house_.run();
  }
  lifecycle::PieceRow piece() { return house_.pieces().at(0); }

  House house_;
};

TEST_F(Timers, TakeNothingOnBeforeTheDelayHasRunOut) {
  ASSERT_EQ(piece().state, "A_VALIDER_1");
  house_.set_clock(*house_.ledger().next_due().value() - 1ms);
  house_.run();
  EXPECT_EQ(piece().state, "A_VALIDER_1");
  house_.advance(1ms);
  house_.run();
  EXPECT_EQ(piece().state, "MISE_A_DISPOSITION");
  EXPECT_EQ(piece().state_at, house_.now()) << "dated when it is recorded";
  EXPECT_EQ(house_.ledger().next_due().value(), std::nullopt);
}

TEST_F(Timers, OweTheAnswersOfTheirSteps) {
  const auto before = house_.outbound().size();
  house_.advance(20 * day);
  house_.run();
  EXPECT_EQ(house_.outbound().size(), before + 1) << "a cycle de vie";
  house_.run();
  EXPECT_EQ(house_.outbound().size(), before + 1) << "once";
}

TEST_F(Timers, GoOnInGroupsUntilNothingIsDue) {
  for (int flux = 2; flux <= 121; ++flux)
    house_.drop("ABC123", tests::flux_name("FSO1106A", flux),
                tests::replaced(tests::sample_bytes("subcontractor-invoice"), "LEV-2025-031",
                                "N-" + std::to_string(flux)));
  house_.run();
  house_.advance(20 * day);
  const auto taken = take_overdue(house_.ledger(), house_.tables(), {}, house_.now());
  EXPECT_EQ(taken.value(), 50U) << "one commit is bounded";
  house_.run();
  EXPECT_EQ(house_.ledger().to_validate("", 1000).value().size(), 0U);
}

TEST_F(Timers, ForgetAPieceThatNobodyWaitsForAnyMore) {
  StatusNotice refusal;
  refusal.number = piece().summary.number;
  refusal.status = "REFUSEE_1";
  refusal.motif = "AUTRE";
  refusal.actor = "Anne Lebrun";
  EXPECT_TRUE(house_.say(refusal).empty());
  const auto batch = house_.ledger().begin().value();
  const auto row = house_.ledger().flux({}, {}).value().at(0);
  tests::need(batch->wait(row.arrival_id, 0, house_.now()));  // as tables of another day would
  tests::need(batch->commit());
  EXPECT_EQ(take_overdue(house_.ledger(), house_.tables(), {}, house_.now()).value(), 1U);
  EXPECT_EQ(piece().state, "REFUSEE_1");
  EXPECT_EQ(house_.ledger().next_due().value(), std::nullopt);
}

}  // namespace
}  // namespace ecluse::daemon
