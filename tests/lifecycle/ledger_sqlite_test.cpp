#include "lifecycle/ledger_sqlite.hpp"

#include <gmock/gmock.h>

#include "lifecycle/sqlite.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::machines;

class SqliteLedgerTest : public tests::LedgerFile {};

TEST_F(SqliteLedgerTest, IsDurableAtEveryCommit) {
  // What the file itself remembers; `synchronous` is checked where it is set, on the connection.
  auto connection = Connection::open(path_, Access::write).value();
  auto mode = connection.prepare("PRAGMA journal_mode").value();
  auto rows = mode.query();
  ASSERT_TRUE(rows.next().value());
  EXPECT_EQ(rows.text(0), "wal");
  EXPECT_EQ(connection.number("PRAGMA user_version").value(), 7);
}

TEST_F(SqliteLedgerTest, RefusesThatTransitionsAndAttemptsBeChanged) {
  ASSERT_TRUE(recorded(tests::decided(tests::flux_numbered(1, "a-1"), {tests::good_piece("F1")})));
  auto connection = Connection::open(path_, Access::write).value();
  for (const auto* sql : {"UPDATE transition SET state = 'IN_REJETE'", "DELETE FROM transition",
                          "UPDATE attempt SET at = 0", "DELETE FROM attempt"}) {
    const auto done = connection.execute(sql);
    ASSERT_FALSE(done) << sql;
    EXPECT_THAT(done.error().detail, testing::HasSubstr("append-only")) << sql;
  }
}

TEST_F(SqliteLedgerTest, RefusesAFileOfALaterHouse) {
  ledger_.reset();
  ASSERT_TRUE(Connection::open(path_, Access::write).value().execute("PRAGMA user_version = 99"));
  for (const auto access : {Access::write, Access::read_only})
    EXPECT_EQ(open_sqlite_ledger(path_, access, machines()).error().code, "E_LEDGER_VERSION");
}

TEST_F(SqliteLedgerTest, IsNotMadeByWhoOnlyReads) {
  const auto absent = (folder_.path() / "absent.sqlite").string();
  EXPECT_EQ(open_sqlite_ledger(absent, Access::read_only, machines()).error().code, "E_LEDGER");
  EXPECT_FALSE(std::filesystem::exists(absent));
}

TEST_F(SqliteLedgerTest, IsReadWhileItIsWrittenAndWrittenByOneOnly) {
  const auto reader = open_sqlite_ledger(path_, Access::read_only, machines()).value();
  EXPECT_EQ(reader->begin().error().code, "E_LEDGER");
  const auto batch = begun();
  ASSERT_TRUE(batch->attempt(tests::flux_numbered(1, "a-1").flux));
  EXPECT_TRUE(reader->flux({}, {}).value().empty());
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(reader->flux({}, {}).value().size(), 1U);
}

TEST_F(SqliteLedgerTest, SaysThatItIsBusyWhenAnotherProcessWrites) {
  auto other = Connection::open(path_, Access::write).value();
  ASSERT_TRUE(other.execute("BEGIN IMMEDIATE"));
  EXPECT_EQ(ledger_->begin().error().code, "E_LEDGER_BUSY");
}

}  // namespace
}  // namespace ecluse::lifecycle
