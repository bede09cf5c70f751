#include <gtest/gtest.h>

#include "lifecycle/ledger_sqlite.hpp"
#include "lifecycle/states.hpp"
#include "lifecycle/vitals.hpp"
#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(LedgerSqliteVitals, CountsWhatIsPendingBesideAWriter) {
  const tests::TemporaryFolder home;
  const auto path = (home.path() / "suivi.sqlite").string();
  auto ledger = open_sqlite_ledger(path, Access::write, Machines::standard().value()).value();
  auto desk = open_vitals_desk(path).value();
  auto told = desk->vitals().value();
  EXPECT_EQ(told.conservation.received, 0);
  EXPECT_EQ(told.owed, 0);
  EXPECT_FALSE(told.owed_since);

  Flux flux;
  flux.arrival_id = "a1";
  flux.partner = "ABC123";
  flux.file_name = "f";
  auto batch = ledger->begin().value();
  ASSERT_TRUE(batch->attempt(flux));
  ASSERT_TRUE(batch->commit());
  told = desk->vitals().value();
  EXPECT_EQ(told.conservation.received, 1);
  EXPECT_EQ(told.conservation.pending, 1);
  EXPECT_TRUE(told.conservation.holds());
}

TEST(LedgerSqliteVitals, SaysThatThereIsNoLedger) {
  EXPECT_FALSE(open_vitals_desk("/nowhere/suivi.sqlite"));
}

}  // namespace
}  // namespace ecluse::lifecycle
