#include "daemon/timers.hpp"

#include <utility>
#include <vector>

#include "daemon/moves.hpp"
#include "lifecycle/follow.hpp"

namespace ecluse::daemon {
namespace {

constexpr int overdue_at_once = 50;  // a commit, and a turn of the gate

}  // namespace

Result<std::size_t> take_overdue(lifecycle::Ledger& ledger, const Tables& tables,
                                 const Config& config, Instant now) {
  auto batch = ledger.begin();
  if (!batch) return tl::unexpected(batch.error());
  const auto pieces = (*batch)->overdue(now, overdue_at_once);
  if (!pieces) return tl::unexpected(pieces.error());
  std::vector<Move> moves;
  for (const auto& piece : *pieces) {
    auto followed = lifecycle::expire(piece, tables.machines, now);
    for (auto& step : followed.steps) moves.push_back({piece, std::move(step)});
    if (!followed.steps.empty()) continue;
    // The tables changed since: where it stands, nobody is waited for.
    const auto ended = (*batch)->wait(piece.arrival_id, piece.position, std::nullopt);
    if (!ended) return tl::unexpected(ended.error());
  }
  if (auto made = make_moves(moves, **batch, tables, config, now); !made)
    return tl::unexpected(made.error());
  if (auto kept = (*batch)->commit(); !kept) return tl::unexpected(kept.error());
  return pieces->size();
}

}  // namespace ecluse::daemon
