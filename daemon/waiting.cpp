#include "daemon/waiting.hpp"

#include <string>
#include <string_view>

#include "lifecycle/delays.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::Clocking;
using lifecycle::Delay;

int days_of(const Delay& delay, std::string_view marche, const Tables& tables) {
  const auto* fiche = delay.market.empty() ? nullptr : tables.referential.fiches.find(marche);
  if (!fiche) return delay.days;
  return (delay.market == "moe" ? fiche->moe_days : fiche->valideur_days).value_or(delay.days);
}

Done keep(const std::string& arrival_id, const PieceSummary& piece, const Transition& step,
          lifecycle::Batch& batch, const Tables& tables) {
  const auto& delays = tables.machines.delays;
  const auto delay = delays.of(piece.cadre, step.to);
  if (delay.clocking == Clocking::goes_on) return {};
  if (delay.clocking == Clocking::begins)
    return batch.wait(arrival_id, step.piece,
                      lifecycle::end_of_delay(step.at, days_of(delay, piece.marche, tables)));
  const bool waited = delays.of(piece.cadre, step.from).clocking != Clocking::none;
  return waited ? batch.wait(arrival_id, step.piece, std::nullopt) : Done{};
}

}  // namespace

Done keep_delay(const KnownPiece& piece, const Transition& step, lifecycle::Batch& batch,
                const Tables& tables) {
  return keep(piece.arrival_id, piece.summary, step, batch, tables);
}

Done keep_delays(const Outcome& outcome, lifecycle::Batch& batch, const Tables& tables) {
  const auto& examined = outcome.examined;
  for (const auto& step : outcome.transitions) {
    if (step.piece == Transition::whole_flux) continue;
    const auto& piece = examined.pieces[static_cast<std::size_t>(step.piece)].summary;
    if (auto done = keep(examined.flux.arrival_id, piece, step, batch, tables); !done) return done;
  }
  for (const auto& [piece, step, told_by] : outcome.moves)
    if (auto done = keep_delay(piece, step, batch, tables); !done) return done;
  return {};
}

}  // namespace ecluse::daemon
