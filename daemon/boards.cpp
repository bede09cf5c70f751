#include "daemon/boards.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "daemon/masking.hpp"

namespace ecluse::daemon {
namespace {

/// A span of ages, `until` excluded.
struct Age {
  std::string_view label;
  int until = 0;
};
constexpr std::array ages{Age{"0-1", 1},    Age{"1-5", 5},
                          Age{"5-10", 10},  Age{"10-15", 15},
                          Age{"15-30", 30}, Age{"30-60", 60},
                          Age{"60-90", 90}, Age{"90+", std::numeric_limits<int>::max()}};

std::size_t age_of(int days) {
  const auto found =
      std::find_if(ages.begin(), ages.end(), [&](const Age& age) { return days < age.until; });
  return static_cast<std::size_t>(std::min(found, ages.end() - 1) - ages.begin());
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all.append(all.empty() ? "" : ",").append(word);
  return all;
}

std::string label_of_state(const std::string& code, const Tables& tables, Language language) {
  const auto* state = tables.machines.piece.find(code);
  return state ? std::string(lifecycle::label_of(*state, language)) : code;
}

/// What finds the pieces of each of the columns; `whose` narrows it to a structure.
std::vector<std::string> searches_of_columns(const std::vector<lifecycle::BoardColumn>& columns,
                                             const std::string& whose) {
  std::vector<std::string> searches;
  searches.reserve(columns.size());
  for (const auto& column : columns)
    searches.push_back("ecluse search --space memoires" + whose + " --state " +
                       joined(column.statuses));
  return searches;
}

/// What finds the pieces of that state, or of any of several, by each of the ages.
std::vector<std::string> searches_of_ages(const std::string& state, Date today) {
  std::vector<std::string> searches;
  auto until = std::chrono::sys_days{today};
  for (const auto& age : ages) {
    auto search = "ecluse search --space travaux --state " + state;
    const auto from = std::chrono::sys_days{today} - std::chrono::days{age.until - 1};
    if (&age != &ages.back()) search += " --state-from " + iso_text(Date{from});
    searches.push_back(search + " --state-until " + iso_text(Date{until}));
    until = from - std::chrono::days{1};
  }
  return searches;
}

}  // namespace

Board memoire_board(const std::vector<lifecycle::BoardCell>& cells, const Tables& tables,
                    Language language) {
  Board board;
  board.key_column = "structure";
  const auto& columns = tables.memoire_board.columns();
  for (const auto& column : columns) {
    board.codes.push_back(column.code);
    board.labels.push_back(language == Language::fr ? column.label_fr : column.label_en);
  }
  std::map<std::string, BoardRow> rows;
  std::set<std::string> persons;
  for (const auto& cell : cells) {
    if (cell.natural_person) persons.insert(cell.structure);
    const auto at = tables.memoire_board.column_of(cell.state);
    if (!at) continue;
    auto& row = rows[cell.structure];
    row.key = cell.structure;
    if (row.name.empty()) row.name = cell.name;
    row.counts.resize(columns.size());
    row.counts[*at] += cell.pieces;
  }
  for (auto& [structure, row] : rows) {
    // A natural person is found by no search that can be shown.
    const bool person = persons.contains(structure);
    board.searches.push_back(person ? std::vector<std::string>(columns.size())
                                    : searches_of_columns(columns, " --supplier " + structure));
    if (person) {
      row.key = masked_person(row.key);
      row.name = masked_person(row.name);
    }
    board.rows.push_back(std::move(row));
  }
  board.totals = searches_of_columns(columns, {});
  return board;
}

Board stock_board(const std::vector<lifecycle::StockCell>& cells, const Tables& tables,
                  Language language, Date today) {
  Board board;
  board.key_column = "state";
  for (const auto& age : ages) {
    board.codes.emplace_back(age.label);
    board.labels.emplace_back(age.label);
  }
  std::map<std::string, BoardRow> rows;
  for (const auto& cell : cells) {
    auto& row = rows[cell.state];
    row.key = cell.state;
    row.counts.resize(ages.size());
    row.counts[age_of(cell.days)] += cell.pieces;
  }
  std::vector<std::string> all;
  for (const auto& state : tables.machines.piece.states()) {
    const auto found = rows.find(state.code);
    if (found == rows.end()) continue;
    found->second.name = label_of_state(state.code, tables, language);
    board.searches.push_back(searches_of_ages(state.code, today));
    all.push_back(state.code);
    board.rows.push_back(std::move(found->second));
  }
  board.totals = searches_of_ages(joined(all), today);
  return board;
}

std::vector<std::string> waiting_states(const lifecycle::StateMachine& machine) {
  std::vector<std::string> codes;
  for (const auto& state : machine.states())
    if (!state.terminal) codes.push_back(state.code);
  return codes;
}

std::string board_json(const Board& board) {
  std::string lines;
  for (std::size_t at = 0; at < board.rows.size(); ++at) {
    const auto& row = board.rows[at];
    JsonFields object{{{board.key_column, row.key}, {"name", row.name}}};
    std::vector<JsonFields> counts;
    for (std::size_t column = 0; column < board.codes.size(); ++column)
      counts.push_back({{{"column", board.codes[column]},
                         {"count", row.counts[column]},
                         {"search", board.searches[at][column]}}});
    object.fields.emplace_back("counts", std::move(counts));
    lines += object_json(object) + '\n';
  }
  return lines;
}

}  // namespace ecluse::daemon
