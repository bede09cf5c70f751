// The dashboards (acceptance.md SCR-12, SCR-13) as tables: mémoires by structure and status, works
// by status and age. Pure; told by `ecluse stats` as text, CSV and JSON.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "daemon/json_out.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

/// One row of a dashboard.
struct BoardRow {
  std::string key;   ///< identifier of a structure; status
  std::string name;  ///< of the structure, or label of the status
  std::vector<std::int64_t> counts;
};

struct Board {
  std::string key_column;                  ///< "structure", "state": field of JSON
  std::vector<std::string> codes, labels;  ///< of the columns
  std::vector<BoardRow> rows;
  /// What `ecluse search` finds each count by; empty where that would name a natural person.
  std::vector<std::vector<std::string>> searches;
  std::vector<std::string> totals;  ///< what finds the sum of each column: it names nobody
};

/// Structure × status (SCR-12). Natural persons are masked as in the lists (MFJ-28).
Board memoire_board(const std::vector<lifecycle::BoardCell>& cells, const Tables& tables,
                    Language language);

/// Status × age, in days of Paris on that day: the stock (SCR-13).
Board stock_board(const std::vector<lifecycle::StockCell>& cells, const Tables& tables,
                  Language language, Date today);

/// The statuses that are no end: the pieces that wait for someone.
std::vector<std::string> waiting_states(const lifecycle::StateMachine& machine);

/// One object a row: the key, name, and a field a column with its count and its search.
std::string board_json(const Board& board);

}  // namespace ecluse::daemon
