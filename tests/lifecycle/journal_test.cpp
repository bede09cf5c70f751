#include "lifecycle/journal.hpp"

#include <set>

#include <gtest/gtest.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

class JournalTest : public tests::LedgerFile {
 protected:
  std::multiset<std::string> columns_of(std::string_view table) {
    auto statement = connection_.prepare("SELECT name FROM pragma_table_info(?1)").value();
    std::multiset<std::string> names;
    for (auto rows = statement.query(table); rows.next().value();) names.insert(rows.text(0));
    return names;
  }
  Connection connection_ = Connection::open(path_, Access::read_only).value();
};

void put_names(std::multiset<std::string>& names, std::string_view columns) {
  while (!columns.empty()) {
    const auto end = std::min(columns.find(", "), columns.size());
    names.emplace(columns.substr(0, end));
    columns.remove_prefix(std::min(end + 2, columns.size()));
  }
}

TEST_F(JournalTest, SealsEveryColumnOfItsTablesOrSaysThatItMoves) {
  for (const auto& table : journal_tables) {
    std::multiset<std::string> told;
    if (table.table != Journal::attempt) told.emplace(table.id);
    for (const auto columns : {table.facts, table.details, table.moving}) put_names(told, columns);
    EXPECT_EQ(told, columns_of(name_of(table.table))) << name_of(table.table);
  }
}

TEST_F(JournalTest, StandsInTheOrderOfItsTables) {
  for (std::size_t at = 0; at < journal_count; ++at)
    EXPECT_EQ(journal_tables.at(at).table, static_cast<Journal>(at));
}

TEST_F(JournalTest, FindsTheRowsOfASpanWithoutReadingTheTable) {
  for (const auto& table : journal_tables) {
    auto statement = connection_.prepare("EXPLAIN QUERY PLAN " + select_of(table)).value();
    auto rows = statement.query(1, 2);
    ASSERT_TRUE(rows.next().value());
    EXPECT_TRUE(rows.text(3).starts_with("SEARCH")) << rows.text(3);
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
