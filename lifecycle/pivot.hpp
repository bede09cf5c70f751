// The pivot FEN0036A: a piece as the SI of its recipient takes it (CPPFacturePivot V2_02,
// chorus-edi.md §5.4), with its original as first attachment. Written in two times: the draft from
// the Piece, while it is in memory, on any worker; the answer when the piece is made available to
// its recipient, on the thread that owns the ledger. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/answers.hpp"
#include "model/piece.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// The interface of the pivot.
inline constexpr std::string_view pivot_interface = "FEN0036A";

/// What the draft needs besides the piece.
struct PivotFacts {
  std::string_view partner;  ///< application code of whoever takes it
  Date received;             ///< civil day in Paris
  Format original = Format::unknown;
};

/// Why a pivot is sent again.
enum class Renvoi : std::uint8_t { none, completed, recycled };

/// Which element is made from what: tables/pivot.tsv.
class PivotMap {
 public:
  /// Columns: path, source, need, limit, note. E_TABLE with the line at fault.
  static Result<PivotMap> load(std::string_view tsv);

  /// The document, with a hole (U+001F, which no XML holds) for each thing that is known later.
  [[nodiscard]] PivotDraft draft(const Piece& piece, const PivotFacts& facts) const;

  struct Row {
    std::vector<std::string> path;  ///< elements below CPPFacturePivotUnitaire
    std::string attribute, source;
    bool required = false;
    std::size_t limit = 0;  ///< characters; 0 for none
  };
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
};

/// The answer: the draft with its holes filled, but the place of the original, which is told by
/// Answer::original. `number` comes from Batch::next_number(pivot_interface).
Answer pivot(const PivotDraft& draft, Enclosure original, Renvoi why, const AnswerContext& context,
             std::uint64_t number);

}  // namespace ecluse::lifecycle
