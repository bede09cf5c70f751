// How a list of pieces is sorted, as SQL: the key of each column, the index that has it in order
// where one does, and what comes behind the last row seen (keyset paging). Used by
// ledger_sqlite_search only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lifecycle/search.hpp"
#include "lifecycle/search_conditions.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

enum class Emptiness : bool { never, possible };
enum class KeyType : bool { text, number };

struct SortColumn {
  SortBy by = SortBy::deposit;
  std::string_view name;     ///< "supplier-name"
  std::string_view key;      ///< an expression on piece
  std::string_view index{};  ///< of piece, by the key and then by id; empty: there is none
  Emptiness empty = Emptiness::never;
  KeyType type = KeyType::text;
};

/// Not for SortBy::deposit, which is the order of the ids.
const SortColumn& sort_column(SortBy by);

/// What comes behind the last row seen, in this order: equal there, beyond it, without a value.
/// Each is a range of the index, which SQLite does not make of a comparison of pairs.
enum class SortPart : std::uint8_t { equal, beyond, empty };

/// The row of a list that was seen last.
struct LastSeen {
  std::int64_t row = 0;
  std::optional<SearchValue> key{};  ///< nothing: it has none
};
/// Nothing on the first page. E_SEARCH when there is no such row, or none that `sight` shows: what
/// someone else's piece has there is told to nobody.
Result<std::optional<LastSeen>> last_key(Connection& connection, const SortColumn& column,
                                         const Page& page, const SortOrder& order,
                                         const std::optional<Sight>& sight);

/// The condition of a part; nothing when it was seen, or the column has none. `id`: how the id is
/// written ("piece.id", or "+piece.id" where no index is to be chosen for it).
std::optional<SearchPart> sorted_part(const SortColumn& column, const SortOrder& order,
                                      SortPart part, const std::optional<LastSeen>& last,
                                      const std::string& id);

/// " ORDER BY …".
std::string sorted_end(const SortColumn& column, const SortOrder& order, SortPart part);

}  // namespace ecluse::lifecycle
