#include "lifecycle/journal.hpp"

#include <algorithm>

namespace ecluse::lifecycle {

std::string select_of(const JournalTable& table) {
  std::string sql("SELECT ");
  sql.append(table.id);
  for (const auto columns : {table.facts, table.details})
    if (!columns.empty()) sql.append(", ").append(columns);
  sql.append(" FROM ").append(name_of(table.table)).append(" WHERE ");
  // The number of an attempt is no column: its flux is, and leads to it.
  if (table.table == Journal::attempt) sql.append("flux BETWEEN ?1 >> 24 AND ?2 >> 24 AND ");
  return sql.append(table.id).append(" BETWEEN ?1 AND ?2 ORDER BY 1");
}

int fact_count(const JournalTable& table) {
  const auto commas = std::count(table.facts.begin(), table.facts.end(), ',');
  return table.facts.empty() ? 0 : static_cast<int>(commas) + 1;
}

std::vector<std::string> stated_names(const JournalTable& table) {
  std::vector<std::string> names{"id"};
  for (auto rest = table.facts; !rest.empty();) {
    const auto end = std::min(rest.find(','), rest.size());
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
    rest.remove_prefix(std::min(rest.find_first_not_of(", "), rest.size()));
  }
  return names;
}

void add_row(SealContent& content, const JournalTable& table, const Cursor& row) {
  auto& values = content.begin(table.table, row.integer(0));
  int column = 1;
  const int facts = fact_count(table);
  while (column <= facts) values.put_column(row, column++);
  if (facts > 0) content.end_facts();
  const int columns = row.columns();
  while (column < columns) values.put_column(row, column++);
  content.end();
}

}  // namespace ecluse::lifecycle
