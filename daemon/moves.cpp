#include "daemon/moves.hpp"

#include <iterator>
#include <utility>

#include "daemon/announcing.hpp"
#include "daemon/associations.hpp"
#include "daemon/memoires.hpp"
#include "daemon/statuses.hpp"
#include "daemon/waiting.hpp"

namespace ecluse::daemon {

Result<std::vector<Move>> find_moves(ExaminedFlux& examined, lifecycle::Batch& batch,
                                     const Tables& tables, Instant now,
                                     std::vector<Move> recycled) {
  if (has_error(examined.findings)) return std::vector<Move>();
  auto moves = follow_statuses(examined, batch, tables, now);
  if (!moves) return moves;
  auto joined = find_associations(examined, batch, tables, now, recycled);
  if (!joined) return joined;
  moves->insert(moves->end(), std::make_move_iterator(joined->begin()),
                std::make_move_iterator(joined->end()));
  for (auto& move : recycled)
    if (accepted(examined.pieces[static_cast<std::size_t>(move.told_by)]))
      moves->push_back(std::move(move));
  return moves;
}

Done make_moves(const std::vector<Move>& moves, lifecycle::Batch& batch, const Tables& tables,
                const Config& config, Instant now) {
  for (const auto& [piece, step, told_by] : moves) {
    if (auto moved = batch.move(piece.arrival_id, step); !moved) return moved;
    if (validates_memoire(piece, step))
      if (auto number = validate_memoire(piece, batch, config); !number)
        return tl::unexpected(number.error());
    if (auto kept = keep_delay(piece, step, batch, tables); !kept) return kept;
  }
  Announcement told(tables, config, now);
  told.add(moves);
  return told.owe(batch);
}

}  // namespace ecluse::daemon
