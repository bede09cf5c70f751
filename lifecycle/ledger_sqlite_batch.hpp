// The writing half of the embedded ledger: one transaction. Made by ledger_sqlite.cpp only.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "lifecycle/ledger.hpp"
#include "lifecycle/ledger_sqlite_returns.hpp"
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
  Result<std::optional<KnownPiece>> holder_of_number(IdentifierType supplier_type,
                                                     std::string_view supplier,
                                                     std::string_view number, int year) override;
  Result<std::vector<KnownPiece>> pieces_of_marche(std::string_view marche,
                                                   std::string_view cadre) override;
  Done wait(std::string_view arrival_id, int position, std::optional<Instant> until) override;
  Result<std::vector<KnownPiece>> overdue(Instant now, int limit) override;
  Result<bool> made_from(const KnownPiece& piece, const KnownPiece& before) override;
  Result<std::uint64_t> next_number(std::string_view interface) override;
  Done record(const Outcome& outcome) override;
  Done move(std::string_view arrival_id, const Transition& step) override;
  Done number_memoire(std::string_view arrival_id, int position, std::string_view number) override;
  Result<KnownPiece> duplicate(const KnownPiece& refused, const Copy& copy) override;
  Done audit(const AuditEntry& entry) override;
  Done owe(std::string_view arrival_id, const Answer& answer) override;
  Returns& returns() override { return returns_; }
  Orders& orders() override { return orders_; }
  Done delivered(std::span<const std::int64_t> rows, Instant at) override;
  Result<bool> close_day(Instant now) override;
  Done root_written(std::string_view day, Instant at) override;
  Done purge(const Purge& purge) override;
  Done commit() override;

 private:
  SqliteBatch(WriteStatements& statements, const Machines& machines)
      : sql_(statements),
        machines_(machines),
        returns_(
            statements.returns,
            [this](std::int64_t row, const Answer& answer) { return write_answer(row, answer); }),
        orders_(
            statements.orders,
            [this](std::int64_t row, const Answer& answer) { return write_answer(row, answer); }),
        seals_(statements.seals),
        counts_(statements.counts) {}

  /// What the table flux has of an arrival.
  struct Standing {
    std::int64_t row = 0;
    std::string state;
    std::optional<Finished> end{};
    Instant received{};
    std::string partner{}, file_name{};
    std::int64_t size = 0, attempts = 0;
  };
  Result<std::optional<Standing>> standing(std::string_view arrival_id);
  /// Where a piece stands before a step.
  struct Stands {
    std::string state, cadre{};
    Instant since{};
  };
  Result<Stands> piece_before(std::int64_t slot, const Transition& step);
  void count_step(const Standing& flux, const Stands& before, const Transition& step);
  /// Writes one later step, not yet sealed; the row of its flux.
  Result<std::int64_t> take_step(std::string_view arrival_id, const Transition& step);
  /// The number of the next answer owed.
  Result<std::int64_t> next_answer();
  /// Where the next step of a flux goes.
  Result<std::int64_t> free_slot(std::int64_t row);
  Done check_steps(const Outcome& outcome) const;
  [[nodiscard]] const StateMachine& machine_of(int piece) const;
  Done write_step(std::int64_t slot, const Transition& step);
  Done write_all(const Standing& flux, const Outcome& outcome);
  Done write_steps(std::int64_t row, const std::vector<Transition>& steps);
  Done write_flux(const Standing& flux, const Outcome& outcome, const Transition& last);
  void seal_flux(const Standing& flux, const Outcome& outcome);
  Done seal_attempts(std::int64_t row);
  Done write_piece(const Standing& flux, const Outcome& outcome, int position,
                   const Transition* last);
  Done write_event(std::int64_t slot, const Outcome& outcome, int position);
  /// Writes from `slot` on, which it moves to the next free one.
  Done write_findings(std::int64_t& slot, int piece, const std::vector<Finding>& findings);
  /// The row of the answer in the outbox.
  Result<std::int64_t> write_answer(std::int64_t row, const Answer& answer);
  Done make_moves(std::int64_t row, const Outcome& outcome);
  /// The id of a known piece in the table piece. E_ARRIVAL.
  Result<std::int64_t> slot_of(std::string_view arrival_id, int position);
  /// Puts a piece of this flux in the dossier of one that came before.
  Done link(std::int64_t slot, const KnownPiece& before);
  /// The mémoires that have one of the house's own numbers: TMP… or MJ….
  Result<std::vector<KnownPiece>> pieces_called(std::string_view number);
  /// What searches find a piece by, besides its row.
  Done write_search_data(std::int64_t slot, const ExaminedPiece& piece);
  Done write_party(const std::string& structure, const std::string& name);
  /// Seals what was written since the last seal.
  Done sealed(const Done& done, std::int64_t flux_row, Instant at);
  Done kept(Done done);  ///< passes a result on; an error breaks the batch
  void roll_back();

  WriteStatements& sql_;
  const Machines& machines_;
  SqliteReturns returns_;
  SqliteOrders orders_;
  std::set<std::string> parties_;  ///< written by this batch: structure, line end, name
  SealWriter seals_;
  SqliteCounts counts_;
  std::optional<std::int64_t> last_answer_;  ///< in the outbox, once read
  bool open_ = true;                         ///< neither committed nor broken
};

}  // namespace ecluse::lifecycle
