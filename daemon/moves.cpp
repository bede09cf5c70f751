#include "daemon/moves.hpp"

#include <iterator>

#include "daemon/associations.hpp"
#include "daemon/statuses.hpp"

namespace ecluse::daemon {

Result<std::vector<Move>> find_moves(ExaminedFlux& examined, lifecycle::Batch& batch,
                                     const Tables& tables, Instant now) {
  auto moves = follow_statuses(examined, batch, tables, now);
  if (!moves) return moves;
  auto joined = find_associations(examined, batch, tables, now);
  if (!joined) return joined;
  moves->insert(moves->end(), std::make_move_iterator(joined->begin()),
                std::make_move_iterator(joined->end()));
  return moves;
}

}  // namespace ecluse::daemon
