// The criteria of a search as conditions on the table piece of the embedded ledger, and the way
// that finds the fewest rows. Used by ledger_sqlite_search only; the words of a condition are
// fixed, what people ask for is always a value.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lifecycle/search.hpp"

namespace ecluse::lifecycle {

using SearchValue = std::variant<std::int64_t, std::string>;

/// SQL with '?' and what stands for them, in order.
struct SearchPart {
  std::string sql{};
  std::vector<SearchValue> values{};
};

struct SearchCondition {
  SearchPart test;   ///< on a row of piece
  SearchPart ids{};  ///< the ids of the pieces that meet it, by an index; empty when none leads
  std::string
      ordered{};       ///< the index of piece where they stand in order of id; empty when none does
  SearchPart aside{};  ///< the same as the test by the id alone, which spares the row of the
                       ///< piece; empty when there is no such way
  SearchPart
      deposits{};  ///< "flux JOIN piece … WHERE …": the flux whose pieces meet it, with them,
                   ///< in order of both ids; empty when pieces are not told by their flux
  SearchPart kept{};         ///< how many meet it, as kept_count() has it; empty when nothing does
  bool pieces_only = false;  ///< whatever `ids` has is the id of a piece
};

/// "column IN (?,?)"; of no text, what nothing meets.
SearchPart in_list(std::string_view column, const std::vector<std::string>& texts);

/// Every criterion that is set, but the dates of deposit, which are those of the flux.
std::vector<SearchCondition> conditions_of(const PieceSearch& search);

/// What someone may see, who does not see everything; a condition that no piece meets when it is
/// nothing at all.
SearchCondition condition_of(const Sight& sight);

}  // namespace ecluse::lifecycle
