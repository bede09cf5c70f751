// A thin skin over SQLite, which is met here only: a connection, statements prepared once and run
// often, and the rows of one run. Used by the ledger, from the one thread that holds it.
// Errors: E_LEDGER_BUSY, E_LEDGER_FULL, E_LEDGER_CORRUPT, E_LEDGER_SLOW (of a connection that was
// opened with patience), E_LEDGER; details are SQLite's words.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifecycle/patience.hpp"
#include "model/date.hpp"
#include "model/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace ecluse::lifecycle {

/// Bytes to be stored as they are (a BLOB), where a string_view is text.
struct Bytes {
  std::string_view bytes;
};

/// What a column of a row holds.
enum class CellKind : std::uint8_t { null, integer, text, blob };

/// What bounds the runs of one connection: SQLite looks at it while a statement is stepped.
struct RunClock {
  using Time = std::chrono::steady_clock::time_point;
  std::chrono::milliseconds for_a_run;
  Time until = Time::max();  ///< of the run that is being stepped
};

/// One run of a statement, row by row. The statement is free again when it is destroyed; there is
/// one Cursor of a statement at a time. Columns count from 0 and belong to the current row.
class Cursor {
 public:
  /// `clock`: that of its connection, which outlives it; nullptr where there is none.
  Cursor(sqlite3_stmt* statement, RunClock* clock) : statement_(statement), clock_(clock) {}
  Cursor(Cursor&& other) noexcept
      : statement_(std::exchange(other.statement_, nullptr)),
        clock_(other.clock_),
        until_(other.until_) {}
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  Cursor& operator=(Cursor&&) = delete;
  ~Cursor();

  /// Goes to the next row, the first at first; false after the last.
  Result<bool> next();

  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;  ///< 0 for NULL
  [[nodiscard]] std::string text(int column) const;      ///< text or bytes; "" for NULL
  [[nodiscard]] Instant instant(int column) const;       ///< of an integer of milliseconds
  [[nodiscard]] CellKind kind(int column) const;
  [[nodiscard]] int columns() const;
  /// Text or bytes without a copy, until the next row.
  [[nodiscard]] std::string_view view(int column) const;

 private:
  int step();

  sqlite3_stmt* statement_;
  RunClock* clock_;
  RunClock::Time until_{};  ///< of this run, once it has begun
};

/// Every row of a run as `told` makes it.
template <class Told>
auto all_of(Cursor rows, Told told)
    -> Result<std::vector<decltype(told(std::declval<const Cursor&>()))>> {
  std::vector<decltype(told(std::declval<const Cursor&>()))> found;
  while (true) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return found;
    found.push_back(told(rows));
  }
}

class Statement {
 public:
  /// `clock`: as of a Cursor.
  explicit Statement(sqlite3_stmt* statement, RunClock* clock = nullptr)
      : statement_(statement), clock_(clock) {}

  /// Runs to the end with these values, which may be integers, text, Bytes, instants
  /// (kept as milliseconds since the epoch), and optionals of those.
  template <class... Values>
  Done run(const Values&... values) {
    bind_all(Copy::no, values...);
    return finish();
  }

  /// Runs with these values; the rows are read from the Cursor.
  template <class... Values>
  Cursor query(const Values&... values) {
    bind_all(Copy::yes, values...);
    return rows();
  }

  /// Gives one value, counted from 1, to a statement put together at run time; then rows().
  void bind(int place, std::string_view text);
  void bind(int place, std::int64_t number);
  Cursor rows() { return {statement_.get(), clock_}; }

  /// The text it was prepared from.
  [[nodiscard]] std::string sql() const;

 private:
  enum class Copy : bool { no, yes };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  template <class... Values>
  void bind_all([[maybe_unused]] Copy copy, const Values&... values) {
    [[maybe_unused]] int place = 0;
    (put(++place, copy, values), ...);
  }
  void put(int place, Copy copy, std::string_view text);
  void put(int place, Copy copy, Bytes bytes);
  void put(int place, Copy copy, std::nullopt_t none);
  template <std::integral Number>
  void put(int place, Copy /*copy*/, Number number) {
    bind(place, static_cast<std::int64_t>(number));
  }
  void put(int place, Copy copy, Instant instant) {
    put(place, copy, instant.time_since_epoch().count());
  }
  template <class Value>
  void put(int place, Copy copy, const std::optional<Value>& value) {
    value ? put(place, copy, *value) : put(place, copy, std::nullopt);
  }
  Done finish();

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  RunClock* clock_;
};

enum class Access : std::uint8_t { write, read_only };

class Connection {
 public:
  /// Opens a file, made with Access::write when absent. With `patience` a run that takes longer
  /// ends in E_LEDGER_SLOW; the next one has as long again.
  static Result<Connection> open(const std::string& path, Access access, Patience patience = {});

  /// Runs any number of statements that take no value and give no row that matters.
  Done execute(const std::string& sql);
  Result<Statement> prepare(std::string_view sql);
  /// The number that a PRAGMA or a SELECT of one number gives.
  Result<std::int64_t> number(std::string_view sql);

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  explicit Connection(sqlite3* connection) : connection_(connection) {}

  void limit_runs(std::chrono::milliseconds each);

  std::unique_ptr<RunClock> clock_;  // outlives the connection, which looks at it
  std::unique_ptr<sqlite3, Close> connection_;
};

/// Prepares statements one after the other; remembers the first error, and prepares no more.
class Preparation {
 public:
  explicit Preparation(Connection& connection) : connection_(connection) {}

  Statement of(std::string_view sql);

  /// What was made of the statements, or the error of the first that could not be prepared.
  template <class Statements>
  Result<Statements> made(Statements statements) const {
    if (fault_) return tl::unexpected(*fault_);
    return statements;
  }

 private:
  Connection& connection_;
  std::optional<Error> fault_;
};

}  // namespace ecluse::lifecycle
