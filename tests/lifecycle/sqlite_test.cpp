#include "lifecycle/sqlite.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

class SqliteTest : public testing::Test {
 protected:
  Connection opened(Access access = Access::write) {
    return Connection::open(path_, access).value();
  }

  tests::TemporaryFolder folder_;
  std::string path_ = (folder_.path() / "x.sqlite").string();
};

TEST_F(SqliteTest, KeepsEveryKindOfValue) {
  auto connection = opened();
  ASSERT_TRUE(connection.execute("CREATE TABLE t (a, b, c, d, e, f)"));
  const Instant instant{std::chrono::milliseconds{1768469128137}};
  auto insert = connection.prepare("INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6)").value();
  ASSERT_TRUE(insert.run(std::int64_t{-5}, std::string_view("é\0x", 4),
                         Bytes{std::string_view("\0\xFF", 2)}, instant,
                         std::optional<std::string>{}, std::string_view{}));
  auto select = connection.prepare("SELECT *, typeof(c), typeof(e), typeof(f) FROM t").value();
  auto rows = select.query();
  ASSERT_TRUE(rows.next().value());
  EXPECT_EQ(rows.integer(0), -5);
  EXPECT_EQ(rows.text(1), std::string("é\0x", 4));
  EXPECT_EQ(rows.text(2), std::string("\0\xFF", 2));
  EXPECT_EQ(rows.instant(3), instant);
  EXPECT_TRUE(rows.null(4));
  EXPECT_EQ(rows.text(4), "");
  EXPECT_EQ(rows.text(6), "blob");
  EXPECT_EQ(rows.text(7), "null");
  EXPECT_EQ(rows.text(8), "text");  // empty is not NULL
  EXPECT_FALSE(rows.next().value());
}

/// Whether a process that comes now would find the file locked, and so leave its log alone.
bool is_locked(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  struct flock lock {};
  lock.l_type = F_WRLCK;
  const bool asked = ::fcntl(descriptor, F_OFD_GETLK, &lock) == 0;
  ::close(descriptor);  // drops the locks of this process too: to be asked once
  return asked && lock.l_type != F_UNLCK;
}

TEST_F(SqliteTest, KeepsTheLocksOfOneConnectionWhenAnotherIsOpened) {
  auto first = opened();
  ASSERT_TRUE(first.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (a)"));
  ASSERT_EQ(first.number("SELECT count(*) FROM t"), 0);
  const auto second = opened();
  EXPECT_TRUE(is_locked(path_));
}

TEST_F(SqliteTest, RunsAStatementAgainAfterItsRowsWereLeft) {
  auto connection = opened();
  auto select = connection.prepare("SELECT ?1 UNION ALL SELECT 2").value();
  for (const int first : {7, 8}) {
    auto rows = select.query(first);
    ASSERT_TRUE(rows.next().value());
    EXPECT_EQ(rows.integer(0), first);
  }
  select.bind(1, "text");
  auto rows = select.rows();
  ASSERT_TRUE(rows.next().value());
  EXPECT_EQ(rows.text(0), "text");
}

TEST_F(SqliteTest, GivesOneNumber) {
  auto connection = opened();
  EXPECT_EQ(connection.number("SELECT 42").value(), 42);
  EXPECT_EQ(connection.number("SELECT 42 WHERE 0").value(), 0);
  EXPECT_EQ(connection.number("nonsense").error().code, "E_LEDGER");
}

TEST_F(SqliteTest, TellsAnotherWriterFromABrokenFileAndFromAnythingElse) {
  auto first = opened();
  ASSERT_TRUE(first.execute("CREATE TABLE t (a INTEGER NOT NULL); BEGIN IMMEDIATE"));
  auto second = opened();
  ASSERT_TRUE(second.execute("PRAGMA busy_timeout = 1"));
  EXPECT_EQ(second.execute("BEGIN IMMEDIATE").error().code, "E_LEDGER_BUSY");
  EXPECT_EQ(first.execute("INSERT INTO t VALUES (NULL)").error().code, "E_LEDGER");
  EXPECT_EQ(first.prepare("INSERT INTO t VALUES (NULL)").value().run().error().code, "E_LEDGER");
  EXPECT_EQ(first.prepare("SELECT * FROM nothing").error().code, "E_LEDGER");

  const auto broken = (folder_.path() / "broken").string();
  std::ofstream(broken) << std::string(5000, 'x');
  EXPECT_EQ(
      Connection::open(broken, Access::write).value().number("PRAGMA user_version").error().code,
      "E_LEDGER_CORRUPT");
}

/// A statement of some 10 steps a row.
std::string rows_told(int rows) {
  return "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT " +
         std::to_string(rows) + ") SELECT count(*) FROM n";
}

TEST_F(SqliteTest, GivesUpARunThatTakesTooLongAndTakesTheNext) {
  ASSERT_TRUE(opened().execute("CREATE TABLE t (a)"));
  auto hasty = Connection::open(path_, Access::read_only, std::chrono::milliseconds{0}).value();
  auto few = hasty.prepare("SELECT 7").value();
  auto many = hasty.prepare(rows_told(10'000)).value();
  for (const int again : {1, 2}) {
    EXPECT_EQ(many.query().next().error().code, "E_LEDGER_SLOW") << again;
    auto rows = few.query();
    ASSERT_TRUE(rows.next().value()) << again;
    EXPECT_EQ(rows.integer(0), 7);
  }
  EXPECT_EQ(hasty.number(rows_told(10'000)).error().code, "E_LEDGER_SLOW");
  EXPECT_TRUE(hasty.execute(rows_told(10'000))) << "what is no question has all its time";
}

TEST_F(SqliteTest, LetsARunTakeItsTimeWhereNobodyWaits) {
  ASSERT_TRUE(opened().execute("CREATE TABLE t (a)"));
  for (const Patience patience : {Patience(), Patience(std::chrono::hours{1})}) {
    auto connection = Connection::open(path_, Access::read_only, patience).value();
    EXPECT_EQ(connection.number(rows_told(10'000)), 10'000);
  }
}

/// A question may ask others while its rows are read: they do not give it their time.
TEST_F(SqliteTest, BoundsEachOfTheRunsThatAreUnderWayTogether) {
  ASSERT_TRUE(opened().execute("CREATE TABLE t (a)"));
  auto hasty = Connection::open(path_, Access::read_only, std::chrono::milliseconds{0}).value();
  auto outer =
      hasty.prepare("SELECT 1 UNION ALL SELECT * FROM (" + rows_told(10'000) + ")").value();
  auto rows = outer.query();
  ASSERT_TRUE(rows.next().value());
  ASSERT_EQ(hasty.number("SELECT 7"), 7);
  EXPECT_EQ(rows.next().error().code, "E_LEDGER_SLOW");
}

TEST_F(SqliteTest, IsReadByItsOwnerAndGroupOnly) {
  const auto before = ::umask(0002);
  auto connection = opened();
  ASSERT_TRUE(connection.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (a)"));
  ::umask(before);
  for (const auto* end : {"", "-wal", "-shm"})
    EXPECT_EQ(std::filesystem::status(path_ + end).permissions(), std::filesystem::perms{0660})
        << end;
}

TEST_F(SqliteTest, NeitherMakesNorWritesAFileToRead) {
  const auto absent = Connection::open(path_, Access::read_only);
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, "E_LEDGER");
  EXPECT_THAT(absent.error().detail, testing::HasSubstr(path_));
  ASSERT_TRUE(opened().execute("CREATE TABLE t (a)"));
  EXPECT_EQ(opened(Access::read_only).execute("INSERT INTO t VALUES (1)").error().code, "E_LEDGER");
}

}  // namespace
}  // namespace ecluse::lifecycle
