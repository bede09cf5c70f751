#include "lifecycle/ledger.hpp"

#include <algorithm>
#include <array>

namespace ecluse::lifecycle {

int year_of_number(const PieceSummary& summary) {
  return summary.issue_date ? static_cast<int>(summary.issue_date->year()) : 0;
}

bool integrates(const Outcome& outcome, const ExaminedPiece& piece) {
  return (outcome.fate == Fate::integrated || outcome.fate == Fate::partially_integrated) &&
         accepted(piece) && piece.statuses.empty();
}

int validators_of(const std::optional<Route>& route) {
  if (!route) return 1;
  const auto second = [](const Actor& actor) { return actor.role == Role::second_valideur; };
  return std::any_of(route->actors.begin(), route->actors.end(), second) ? 2 : 1;
}

EventFate event_fate(const Outcome& outcome, std::size_t position) {
  if (!accepted(outcome.examined.pieces[position])) return EventFate::refused;
  const bool moves = std::any_of(outcome.moves.begin(), outcome.moves.end(), [&](const Move& move) {
    return move.told_by == static_cast<int>(position);
  });
  return moves ? EventFate::applied : EventFate::noted;
}

std::string_view name_of(EventFate fate) {
  static constexpr std::array<std::string_view, 3> names{"refused", "noted", "applied"};
  return names.at(static_cast<std::size_t>(fate));
}

IsFinished finished_in(Batch& batch) {
  return [&batch](std::string_view arrival_id) -> Result<bool> {
    const auto end = batch.finished(arrival_id);
    if (!end) return tl::unexpected(end.error());
    return end->has_value();
  };
}

}  // namespace ecluse::lifecycle
