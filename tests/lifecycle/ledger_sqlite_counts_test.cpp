#include "lifecycle/ledger_sqlite_counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/states.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::bad_piece;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;
using tests::noon;

class Counts : public tests::LedgerFile {
 protected:
  std::vector<std::string> told(const std::string& sql) {
    auto connection = Connection::open(path_, Access::read_only).value();
    auto statement = connection.prepare(sql).value();
    std::vector<std::string> lines;
    for (auto rows = statement.rows(); rows.next().value();) lines.push_back(rows.text(0));
    return lines;
  }
  std::vector<std::string> standing() {
    return told(
        "SELECT machine || ' ' || partner || ' ' || state || ' ' || objects FROM standing_count"
        " ORDER BY 1");
  }
  std::vector<std::string> stock() {
    return told(
        "SELECT cadre || ' ' || state || ' ' || day || ' ' || pieces FROM stock_count"
        " ORDER BY 1");
  }
  std::vector<Flaw> flaws() {
    auto connection = Connection::open(path_, Access::read_only).value();
    FsckReport report;
    EXPECT_TRUE(check_counts(connection, report));
    return report.flaws;
  }
  void execute(const std::string& sql) {
    ASSERT_TRUE(Connection::open(path_, Access::write).value().execute(sql));
  }
  static constexpr const char* day = "20468";  // 2026-01-15
};

TEST_F(Counts, KnowAFluxFromItsFirstAttempt) {
  const auto flux = flux_numbered(1, "a-1").flux;
  for (int times = 0; times < 2; ++times) {
    const auto batch = begun();
    ASSERT_TRUE(batch->attempt(flux));
    ASSERT_TRUE(batch->commit());
  }
  EXPECT_THAT(standing(), ElementsAre("flux AAA999  1"));
}

TEST_F(Counts, MoveWithTheFluxAndItsPieces) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F-1"), bad_piece("F-2")})));
  EXPECT_THAT(standing(),
              ElementsAre("flux AAA999 IN_INTEGRE_PARTIEL 1", "piece AAA999 MISE_A_DISPOSITION 1",
                          "piece AAA999 NON_CONFORME 1"));
  EXPECT_THAT(stock(), ElementsAre(std::string("A1 MISE_A_DISPOSITION ") + day + " 1",
                                   std::string("A1 NON_CONFORME ") + day + " 1"));
  const auto batch = begun();
  ASSERT_TRUE(batch->move("a-1", {0, "MISE_A_DISPOSITION", "SUSPENDUE",
                                  noon + std::chrono::hours{48}, "x", "JUSTIF_ABS"}));
  ASSERT_TRUE(batch->commit());
  EXPECT_THAT(standing(), ElementsAre("flux AAA999 IN_INTEGRE_PARTIEL 1",
                                      "piece AAA999 NON_CONFORME 1", "piece AAA999 SUSPENDUE 1"));
  EXPECT_THAT(stock(),
              ElementsAre(std::string("A1 NON_CONFORME ") + day + " 1", "A1 SUSPENDUE 20470 1"));
  EXPECT_THAT(flaws(), IsEmpty());
}

TEST_F(Counts, ForgetWhatIsRolledBack) {
  {
    const auto batch = begun();
    ASSERT_TRUE(batch->attempt(flux_numbered(1, "a-1").flux));
  }
  const auto batch = begun();
  ASSERT_TRUE(batch->commit());
  EXPECT_THAT(standing(), IsEmpty());
}

/// A day of Paris begins an hour or two before that of UTC.
TEST_F(Counts, ChangeDaysAtMidnightOfParis) {
  const auto at = [](const char* text) { return counted_day(*parse_utc(text)); };
  EXPECT_EQ(at("2026-01-14T23:00:00.000Z"), at("2026-01-15T22:59:59.999Z"));
  EXPECT_EQ(at("2026-07-14T22:00:00.000Z"), at("2026-07-15T21:59:59.999Z"));
  EXPECT_EQ(at("2026-01-15T23:00:00.000Z"), at("2026-01-15T22:59:59.999Z") + 1);
}

TEST_F(Counts, AreProvedByFsck) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F-1")})));
  EXPECT_THAT(flaws(), IsEmpty());
  execute("UPDATE standing_count SET objects = 2 WHERE machine = 'flux'");
  EXPECT_THAT(flaws(), ElementsAre(Flaw{Fault::state_wrong, "count flux AAA999 IN_INTEGRE"}));
  execute("DELETE FROM standing_count");
  EXPECT_EQ(flaws().size(), 2U);
  execute("UPDATE stock_count SET partner = 'B'");
  EXPECT_EQ(flaws().size(), 4U);
}

}  // namespace
}  // namespace ecluse::lifecycle
