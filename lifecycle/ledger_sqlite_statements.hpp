// What the writer of the embedded ledger runs, prepared once when it is opened; the tables are in
// tables/ledger.sql. Made by ledger_sqlite, used by ledger_sqlite_batch.
#pragma once

#include "lifecycle/ledger_sqlite_counts.hpp"
#include "lifecycle/ledger_sqlite_orders.hpp"
#include "lifecycle/ledger_sqlite_returns.hpp"
#include "lifecycle/ledger_sqlite_seals.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

/// Every statement the writer runs, prepared once.
struct WriteStatements {
  static Result<WriteStatements> prepare(Connection& connection);

  Statement begin, commit, roll_back;
  Statement receive, attempt, flux_by_arrival, earlier_by_id, integrated_by_bytes, taken, sequence;
  Statement transition, finish_flux, piece, event, numbered, finding, answer;
  Statement last_step, piece_state, move_flux, move_piece, delivered;
  Statement holder, of_marche, wait, wait_no_more, overdue, link, made_from;
  SealStatements seals{};
  Statement memoire, number_memoire, aliased, copy_piece, copy_memoire, yield_number;
  Statement part, party, remark, audit;
  ReturnStatements returns{};
  OrderStatements orders{};
  CountStatements counts{};
};

}  // namespace ecluse::lifecycle
