// The returns of the embedded ledger. Made by ledger_sqlite_batch only.
#pragma once

#include <functional>
#include <utility>

#include "lifecycle/returns.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

struct ReturnStatements {
  static ReturnStatements prepare(Preparation& prepared);

  Statement flux{nullptr}, share{nullptr}, enclose{nullptr}, keep{nullptr}, kept{nullptr},
      reported{nullptr}, report{nullptr}, refused{nullptr}, findings{nullptr};
};

class SqliteReturns final : public Returns {
 public:
  /// How the batch writes an answer of the flux of that row; gives the row of the answer.
  using WriteAnswer =
      std::function<Result<std::int64_t>(std::int64_t flux_row, const Answer& answer)>;

  SqliteReturns(ReturnStatements& statements, WriteAnswer write_answer)
      : sql_(statements), write_answer_(std::move(write_answer)) {}

  Done owe(std::span<const std::string> arrivals, const Answer& answer) override;
  Done keep_pivot(std::string_view arrival_id, int position, const PivotDraft& draft) override;
  Result<std::optional<KeptPivot>> kept_pivot(std::string_view arrival_id, int position) override;
  Result<std::optional<Reported>> reported(std::string_view partner) override;
  Done report_until(std::string_view partner, Instant until) override;
  Result<std::vector<Refusal>> refusals(std::string_view partner, const Reported& since,
                                        Instant until) override;

 private:
  /// The row of the flux of that arrival; E_ARRIVAL when there is none.
  Result<std::int64_t> row_of(std::string_view arrival_id);
  Done read_errors(std::int64_t flux_row, Refusal& refusal);

  ReturnStatements& sql_;
  WriteAnswer write_answer_;
};

}  // namespace ecluse::lifecycle
