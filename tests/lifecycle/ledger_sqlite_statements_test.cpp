#include "lifecycle/ledger_sqlite_statements.hpp"

#include <gmock/gmock.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

class Statements : public tests::LedgerFile {};

TEST_F(Statements, FitTheTables) {
  auto connection = Connection::open(path_, Access::write).value();
  EXPECT_TRUE(WriteStatements::prepare(connection));
}

TEST_F(Statements, SayThatTheTablesAreMissing) {
  auto connection =
      Connection::open((folder_.path() / "empty.sqlite").string(), Access::write).value();
  EXPECT_EQ(WriteStatements::prepare(connection).error().code, "E_LEDGER");
}

/// What the daemon asks for each flux or piece must never read a whole table.
TEST_F(Statements, FindByIndexWhateverIsAskedForEachFlux) {
  auto connection = Connection::open(path_, Access::write).value();
  auto statements = WriteStatements::prepare(connection).value();
  const std::pair<Statement*, const char*> rows[] = {
      {&statements.flux_by_arrival, "INDEX sqlite_autoindex_flux_1 (arrival=?)"},
      {&statements.earlier_by_id, "INDEX flux_by_flux_id (flux_id=?)"},
      {&statements.integrated_by_bytes, "INDEX flux_by_content (sha256=?)"},
      {&statements.taken, "INDEX piece_by_number (number=? AND supplier=?)"},
      {&statements.piece_state, "INTEGER PRIMARY KEY (rowid=?)"},
      {&statements.last_step, "INTEGER PRIMARY KEY (rowid>? AND rowid<?)"},
      {&statements.move_piece, "INTEGER PRIMARY KEY (rowid=?)"},
      {&statements.delivered, "INTEGER PRIMARY KEY (rowid=?)"},
  };
  for (const auto& [statement, plan] : rows) {
    auto explain = connection.prepare("EXPLAIN QUERY PLAN " + statement->sql()).value();
    auto told = explain.query();
    ASSERT_TRUE(told.next().value()) << statement->sql();
    EXPECT_THAT(told.text(3), testing::HasSubstr(plan)) << statement->sql();
    EXPECT_FALSE(told.next().value()) << statement->sql() << ": " << told.text(3);
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
