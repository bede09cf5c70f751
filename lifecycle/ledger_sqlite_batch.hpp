// The writing half of the embedded ledger: one transaction. Made by ledger_sqlite.cpp only.
#pragma once

#include <vector>

#include "lifecycle/ledger.hpp"
#include "lifecycle/ledger_sqlite_statements.hpp"
#include "lifecycle/sqlite.hpp"
#include "lifecycle/states.hpp"

namespace ecluse::lifecycle {

class SqliteBatch final : public Batch {
 public:
  /// Begins the transaction. Both must outlive the batch.
  static Result<std::unique_ptr<Batch>> begin(WriteStatements& statements,
                                              const Machines& machines);
  ~SqliteBatch() override;

  Result<Attempt> attempt(const Flux& flux) override;
  Result<std::optional<Finished>> finished(std::string_view arrival_id) override;
  Result<std::optional<EarlierFlux>> earlier_flux_with_id(std::string_view flux_id,
                                                          std::string_view not_arrival) override;
  Result<std::optional<EarlierFlux>> integrated_flux_with_bytes(
      std::string_view sha256, std::string_view not_arrival) override;
  Result<bool> number_taken(IdentifierType supplier_type, std::string_view supplier,
                            std::string_view number, int year) override;
  Result<std::vector<KnownPiece>> pieces_numbered(std::string_view number) override;
  Result<std::uint64_t> next_number(std::string_view interface) override;
  Done record(const Outcome& outcome) override;
  Done move(std::string_view arrival_id, const Transition& step) override;
  Done owe(std::string_view arrival_id, const Answer& answer) override;
  Done delivered(std::span<const std::int64_t> rows, Instant at) override;
  Done commit() override;

 private:
  SqliteBatch(WriteStatements& statements, const Machines& machines)
      : sql_(statements), machines_(machines) {}

  /// What the table flux has of an arrival.
  struct Standing {
    std::int64_t row = 0;
    std::string state;
    std::optional<Finished> end;
  };
  Result<std::optional<Standing>> standing(std::string_view arrival_id);
  Result<std::string> state_of_piece(std::int64_t slot, const Transition& step);
  /// Where the next step of a flux goes.
  Result<std::int64_t> free_slot(std::int64_t row);
  Done check_steps(const Outcome& outcome) const;
  [[nodiscard]] const StateMachine& machine_of(int piece) const;
  Done write_step(std::int64_t slot, const Transition& step);
  Done write_all(std::int64_t row, const Outcome& outcome);
  Done write_steps(std::int64_t row, const std::vector<Transition>& steps);
  Done write_flux(std::int64_t row, const Outcome& outcome, const Transition& last);
  Done write_piece(std::int64_t slot, const Outcome& outcome, int position, const Transition* last);
  Done write_event(std::int64_t slot, const Outcome& outcome, int position);
  /// Writes from `slot` on, which it moves to the next free one.
  Done write_findings(std::int64_t& slot, int piece, const std::vector<Finding>& findings);
  Done write_answers(std::int64_t row, const std::vector<Answer>& answers);
  Done make_moves(const Outcome& outcome);
  Done kept(Done done);  ///< passes a result on; an error breaks the batch
  void roll_back();

  WriteStatements& sql_;
  const Machines& machines_;
  bool open_ = true;  ///< neither committed nor broken
};

}  // namespace ecluse::lifecycle
