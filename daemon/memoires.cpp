#include "daemon/memoires.hpp"

#include <algorithm>

#include "lifecycle/paris_time.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view definitive_sequence = "MJ", temporary_sequence = "TMP";
constexpr std::string_view memoire_cadre = "A3";

bool was_deposited(const Outcome& outcome, int piece) {
  return std::any_of(outcome.transitions.begin(), outcome.transitions.end(),
                     [&](const Transition& step) {
                       return step.piece == piece && step.to == piece_status::deposited;
                     });
}

Result<std::string> next_memoire_number(lifecycle::Batch& batch, const Config& config) {
  const auto rank = batch.next_number(definitive_sequence);
  if (!rank) return tl::unexpected(rank.error());
  return memoire_number(*rank, config.memoires.number_width);
}

}  // namespace

Result<std::string> next_temporary_number(lifecycle::Batch& batch, Instant at) {
  const auto year = static_cast<int>(lifecycle::paris_day(at).year());
  const auto rank = batch.next_number(std::string(temporary_sequence) + std::to_string(year));
  if (!rank) return tl::unexpected(rank.error());
  return temporary_number(year, *rank);
}

Done number_memoires(Outcome& outcome, lifecycle::Batch& batch, const Config& config) {
  auto& pieces = outcome.examined.pieces;
  for (int at = 0; at < static_cast<int>(pieces.size()); ++at) {
    auto& facts = pieces[static_cast<std::size_t>(at)].summary.memoire;
    if (!facts) continue;
    auto temporary = next_temporary_number(batch, outcome.examined.flux.received);
    if (!temporary) return tl::unexpected(temporary.error());
    facts->temporary = std::move(*temporary);
    if (!was_deposited(outcome, at)) continue;
    auto number = next_memoire_number(batch, config);
    if (!number) return tl::unexpected(number.error());
    facts->number = std::move(*number);
  }
  return {};
}

bool validates_memoire(const KnownPiece& piece, const Transition& step) {
  return piece.summary.cadre == memoire_cadre && step.from == piece_status::draft &&
         step.to == piece_status::deposited;
}

Result<std::string> validate_memoire(const KnownPiece& piece, lifecycle::Batch& batch,
                                     const Config& config) {
  auto number = next_memoire_number(batch, config);
  if (!number) return number;
  const auto given = batch.number_memoire(piece.arrival_id, piece.position, *number);
  if (!given) return tl::unexpected(given.error());
  return number;
}

}  // namespace ecluse::daemon
