// How many objects stand where: the part of a batch that keeps tables/ledger_counts.sql. What a
// batch moves is summed up in memory and written with its commit, a few rows whatever the number of
// pieces. Used by ledger_sqlite_batch, from the thread of the ledger.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "lifecycle/fsck.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

struct CountStatements {
  static CountStatements prepare(Preparation& prepared);

  Statement standing{nullptr}, stock{nullptr}, no_standing{nullptr}, no_stock{nullptr};
};

/// Where a piece stands, as the counts tell it.
struct CountedPiece {
  std::string_view partner, cadre, state;
  Instant since{};
};

class SqliteCounts {
 public:
  /// `statements` must outlive it.
  explicit SqliteCounts(CountStatements& statements) : sql_(statements) {}
  SqliteCounts(const SqliteCounts&) = delete;
  SqliteCounts& operator=(const SqliteCounts&) = delete;

  /// One more flux of that partner in a state, or one less: `by` is 1 or -1.
  void flux(std::string_view partner, std::string_view state, int by);
  /// The same of a piece; one that has taken no step yet (state "") is not counted.
  void piece(const CountedPiece& piece, int by);
  /// Writes what was counted since the last time.
  Done write();

 private:
  struct Standing {
    std::string machine, partner, state;
    std::int64_t by = 0;
  };
  struct Stock {
    std::string cadre, state, partner;
    std::int64_t day = 0, by = 0;
  };

  void standing(std::string_view machine, std::string_view partner, std::string_view state, int by);

  CountStatements& sql_;
  std::string key_;  ///< of what is counted: its fields, one a line; room that is used again
  std::map<std::string, Standing> standing_;
  std::map<std::string, Stock> stock_;
  Standing* last_standing_ = nullptr;  ///< counted last: mostly what is counted next
  Stock* last_stock_ = nullptr;
  Instant last_since_{};
  std::int64_t last_day_ = 0;  ///< of last_since_
};

/// The day of Paris of an instant, as the counts have it.
std::int64_t counted_day(Instant at);

/// The counts say what flux and piece say: a fault state_wrong for each that does not.
Done check_counts(Connection& connection, FsckReport& report);

}  // namespace ecluse::lifecycle
