// The orders of the embedded ledger. Made by ledger_sqlite_batch only; the book is read by
// ledger_sqlite.
#pragma once

#include <functional>
#include <utility>

#include "lifecycle/orders.hpp"
#include "lifecycle/sqlite.hpp"
#include "model/outcome.hpp"

namespace ecluse::lifecycle {

struct OrderStatements {
  static OrderStatements prepare(Preparation& prepared);

  Statement give{nullptr}, end{nullptr}, flux{nullptr}, answers{nullptr}, enclose{nullptr},
      retry{nullptr};
};

/// What the book is read with, which the gate does at each turn.
struct BookStatements {
  static Result<BookStatements> prepare(Connection& connection);

  Statement orders, retries;
};

class SqliteOrders final : public Orders {
 public:
  /// How the batch writes an answer of the flux of that row; gives the row of the answer.
  using WriteAnswer =
      std::function<Result<std::int64_t>(std::int64_t flux_row, const Answer& answer)>;

  SqliteOrders(OrderStatements& statements, WriteAnswer write_answer)
      : sql_(statements), write_answer_(std::move(write_answer)) {}

  Done give(const StandingOrder& order) override;
  Result<bool> end(const std::string& partner, const std::string& name, Instant at) override;
  Result<int> redeliver(std::string_view arrival_id) override;
  Done try_again(std::string_view arrival_id, const std::string& cause, Instant now,
                 const RetryRule& rule) override;

 private:
  struct Tried {
    std::int64_t row = 0;
    int attempts = 0;
  };
  Result<Tried> tried(std::string_view arrival_id);

  OrderStatements& sql_;
  WriteAnswer write_answer_;
};

/// As Ledger::order_book.
Result<OrderBook> read_order_book(BookStatements& statements);

}  // namespace ecluse::lifecycle
