// How a search of the embedded ledger goes. Each criterion that an index leads to is first counted
// in its index, or told by the counts that are kept; the one that leads to the fewest then leads
// the search, and the others are judged on what it gives: by their own indexes where all have one,
// so that no row of a piece is read, or else on the rows. Where none leads, the pieces are read one
// by one from the newest until a page is full. Used by ledger_sqlite_search only.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/search_wording.hpp"

namespace ecluse::lifecycle {

/// So many are sorted rather than found by walking the index of the column.
inline constexpr std::int64_t few_led = 50'000;

/// The flux within which a deposit of some dates stands, by their numbers.
struct FluxRange {
  std::int64_t first = 0, last = (std::numeric_limits<std::int64_t>::max() >> 24U) - 1;
};

/// Ids, both excluded.
struct IdWindow {
  std::int64_t before = std::numeric_limits<std::int64_t>::max(), after = -1;
};

struct SearchPlan {
  std::vector<SearchCondition> conditions;
  FluxRange flux{};
  std::vector<SearchPart> dates{};  ///< of deposit, on piece.id
  std::optional<std::size_t> leader{};
  std::int64_t led = 0;  ///< how many rows the leader leads to

  /// Whether it leads to few enough to sort them.
  [[nodiscard]] bool leads_to_few() const { return leader && led <= few_led; }
};

/// E_LEDGER_*.
Result<SearchPlan> plan_of(Connection& connection, const PieceSearch& search);

/// What is asked of the pieces that a plan finds.
enum class Asking : std::uint8_t {
  ids,   ///< no more than the id
  rows,  ///< what their rows have, too
};

/// "SELECT … FROM … WHERE …": of the pieces of a window. To be followed by more conditions on
/// piece, where rows are asked for, and in_order().
struct SearchQuestion {
  std::string_view what;  ///< "piece.id"
  Asking asking = Asking::ids;
  IdWindow window{};
  std::string_view walked{};  ///< the index that is read in its order, in place of what leads
};
Wording wording(const SearchPlan& plan, const SearchQuestion& question);

/// " ORDER BY …": by id.
std::string in_order(const SearchPlan& plan, Direction direction);

}  // namespace ecluse::lifecycle
