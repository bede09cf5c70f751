// The seals of the embedded ledger as its writer adds them: the chain, and the root of each day of
// Paris, closed in the commit of the first work of a later day. Part of SqliteBatch.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lifecycle/seal.hpp"
#include "lifecycle/sqlite.hpp"
#include "model/date.hpp"
#include "model/outcome.hpp"

namespace ecluse::lifecycle {

struct SealStatements {
  static SealStatements prepare(Preparation& prepared);

  Statement head{nullptr}, add{nullptr}, last_root{nullptr}, hashes{nullptr}, add_root{nullptr},
      root_written{nullptr}, attempts{nullptr}, last_answer{nullptr}, last_purge{nullptr},
      purge{nullptr};
  std::vector<Statement> rows{};  ///< of the journal, by table
};

class SealWriter {
 public:
  /// `statements` must outlive it. One writer a transaction: it remembers the end of the chain.
  explicit SealWriter(SealStatements& statements) : sql_(statements) {}

  /// What the next seal covers: filled while rows are written.
  SealContent& content() { return content_; }

  /// Adds a row as it stands in the ledger to the content, for who does not write it column by
  /// column. E_LEDGER_*.
  Done cover(Journal table, std::int64_t id);

  /// Adds the seal of the content, and begins another. Its instant is `at`, or that of the seal
  /// before where the clock went back, or the first after a day already closed. Nothing when the
  /// content is empty. E_LEDGER_*.
  Done seal(std::int64_t flux_row, Instant at);
  /// Seals what no flux and no step brought, before the commit: answers owed later.
  Done seal_rest();

  /// Closes the day of the last seal when `now` is of a later one; whether it did.
  Result<bool> close_day(Instant now);

 private:
  struct Head {
    std::int64_t id = 0;
    Instant at{};
    Sha256Digest hash{};
    std::string closed{};  ///< the last day that is, AAAA-MM-JJ
    std::int64_t closed_seal = 0;
  };
  Result<Head> head();

  SealStatements& sql_;
  SealContent content_;
  std::optional<Head> head_;  ///< once read
};

/// Writes a row of the journal, and what its seal covers of it. The values are in the order of the
/// columns of lifecycle/journal.
template <class... Values>
Done write_row(Statement& statement, SealContent& content, Journal table, std::int64_t id,
               const Values&... values) {
  content.begin(table, id).add(values...);
  content.end();
  return statement.run(id, values...);
}

/// Where a piece stands: what is not sealed of it.
struct PieceStanding {
  std::string_view state;
  Instant at{};
  bool integrated = false;
};

/// The same of a piece: what its certificate states, and the rest.
template <class Facts, class Details>
Done write_piece_row(Statement& statement, SealContent& content, std::int64_t id,
                     const PieceStanding& standing, const Facts& facts, const Details& details) {
  return std::apply(
      [&](const auto&... stated) {
        content.begin(Journal::piece, id).add(stated...);
        content.end_facts();
        return std::apply(
            [&](const auto&... values) {
              content.row().add(values...);
              content.end();
              return statement.run(id, standing.state, standing.at, standing.integrated, stated...,
                                   values...);
            },
            details);
      },
      facts);
}

}  // namespace ecluse::lifecycle
