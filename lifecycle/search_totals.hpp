// How many pieces there are by depositor, cadre and state, as each commit counts them
// (tables/ledger_counts.sql), so that what nearly everybody asks for is not counted piece by piece.
// Used by the searches of the embedded ledger only, on the thread of their connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lifecycle/search_conditions.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

/// Any of each list; an empty one leaves its kind out.
struct Standings {
  std::vector<std::string> partners{}, cadres{}, states{};

  friend bool operator==(const Standings&, const Standings&) = default;
};

/// The question of how many pieces stand so. Those that never took a step stand nowhere, and are in
/// no count: where no state is asked for, there may be more pieces than it says.
SearchPart kept_count(const Standings& of);

/// What a search asks for when the counts know all of it; nothing when it asks for more.
std::optional<Standings> standings_of(const PieceSearch& search);

/// How many pieces the search has: exact, or more than `most`. Nothing when the counts cannot tell.
/// E_LEDGER_*.
Result<std::optional<std::int64_t>> kept_total(Connection& connection, const PieceSearch& search,
                                               std::int64_t most);

}  // namespace ecluse::lifecycle
