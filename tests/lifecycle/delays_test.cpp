#include "lifecycle/delays.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

Instant at(std::string_view utc) {
  return parse_utc(utc).value();
}

struct DelayRow {
  const char *cadre, *state;
  Clocking clocking;
  int days;
  const char* market;
};

// chorus-edi.md §4.3: 15 days for a valideur; §4.4: 7 days for the MOE, from its reception.
TEST(Delays, AreThoseOfTheField) {
  const auto delays = tests::machines().delays;
  for (const auto& row : {DelayRow{"A9", "A_VALIDER_1", Clocking::begins, 15, "valideur"},
                          DelayRow{"A13", "A_VALIDER_2", Clocking::begins, 15, "valideur"},
                          DelayRow{"A4", "MISE_A_DISPOSITION_MOE", Clocking::begins, 7, "moe"},
                          DelayRow{"A4", "A_VALIDER_MOE", Clocking::begins, 7, "moe"},
                          DelayRow{"A4", "PRISE_EN_COMPTE_MOE", Clocking::goes_on, 0, ""},
                          DelayRow{"A10", "PRISE_EN_COMPTE_MOE", Clocking::none, 0, ""},
                          DelayRow{"A4", "MISE_A_DISPOSITION_MOA", Clocking::none, 0, ""},
                          DelayRow{"A1", "MISE_A_DISPOSITION", Clocking::none, 0, ""}}) {
    const auto delay = delays.of(row.cadre, row.state);
    EXPECT_EQ(delay.clocking, row.clocking) << row.cadre << ' ' << row.state;
    EXPECT_EQ(delay.days, row.days) << row.cadre << ' ' << row.state;
    EXPECT_EQ(delay.market, row.market) << row.cadre << ' ' << row.state;
  }
}

TEST(Delays, StandOnlyWhereATimerHasAStepToTake) {
  const auto machines = tests::machines();
  ASSERT_FALSE(machines.delays.states().empty());
  for (const auto& state : machines.delays.states()) {
    bool timed = false;
    for (const auto& step : machines.piece.steps_from(state)) timed |= lists(step.by, "timer");
    EXPECT_TRUE(timed) << state;
  }
  for (const auto& state : machines.piece.states())
    for (const auto& step : machines.piece.steps_from(state.code))
      if (lists(step.by, "timer")) {
        EXPECT_THAT(machines.delays.states(), testing::Contains(state.code));
      }
}

struct EndRow {
  const char *what, *from;
  int days;
  const char* end;
};

// The last day counts whole, whatever the clocks of Paris do in between.
TEST(Delays, EndAtAMidnightOfParis) {
  for (const auto& row : {
           EndRow{"in winter", "2026-03-02T09:00:00.000Z", 15, "2026-03-17T23:00:00.000Z"},
           EndRow{"in summer", "2026-06-02T09:00:00.000Z", 7, "2026-06-09T22:00:00.000Z"},
           EndRow{"over the change of March", "2026-03-20T09:00:00.000Z", 15,
                  "2026-04-04T22:00:00.000Z"},
           EndRow{"over the change of October", "2026-10-15T09:00:00.000Z", 15,
                  "2026-10-30T23:00:00.000Z"},
           EndRow{"on the day of March, 23 hours long", "2026-03-22T09:00:00.000Z", 7,
                  "2026-03-29T22:00:00.000Z"},
           EndRow{"on the day of October, 25 hours long", "2026-10-18T09:00:00.000Z", 7,
                  "2026-10-25T23:00:00.000Z"},
           EndRow{"late in the evening in Paris", "2026-06-02T21:59:59.999Z", 7,
                  "2026-06-09T22:00:00.000Z"},
           EndRow{"after midnight in Paris", "2026-06-02T22:00:00.000Z", 7,
                  "2026-06-10T22:00:00.000Z"},
           EndRow{"over a leap day", "2028-02-20T09:00:00.000Z", 15, "2028-03-06T23:00:00.000Z"},
       })
    EXPECT_EQ(utc_text(end_of_delay(at(row.from), row.days)), row.end) << row.what;
}

TEST(Delays, AreNoneWithoutATable) {
  EXPECT_EQ(Delays::load("")->of("A4", "A_VALIDER_1").clocking, Clocking::none);
  EXPECT_THAT(Delays::load("")->states(), testing::IsEmpty());
}

TEST(Delays, RefuseABadTableWithItsLine) {
  const std::string header = "cadre\tstate\tdays\tmarket\n";
  EXPECT_FALSE(Delays::load("cadre\tstate\n"));
  for (const auto* days : {"0", "366", "15 jours", "", "-1"}) {
    const auto loaded = Delays::load(header + "*\tA_VALIDER_1\t" + days + "\t-\n");
    ASSERT_FALSE(loaded) << days;
    EXPECT_EQ(loaded.error(), (Error{"E_TABLE", std::string("line 2: days: ") + days}));
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
