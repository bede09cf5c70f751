#include "lifecycle/told.hpp"

#include <algorithm>

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t siret_size = 14;

}  // namespace

bool can_be_named(const PieceSummary& piece) {
  return !piece.number.empty() && piece.supplier_type != IdentifierType::unknown &&
         piece.recipient.size() == siret_size &&
         std::all_of(piece.recipient.begin(), piece.recipient.end(),
                     [](char c) { return c > ' ' && c <= '~'; });
}

std::vector<ToldStep> steps_of(const Outcome& outcome) {
  const auto& examined = outcome.examined;
  std::vector<ToldStep> steps;
  for (const auto& step : outcome.transitions) {
    const auto at = static_cast<std::size_t>(step.piece);
    if (step.piece == Transition::whole_flux || at >= examined.pieces.size()) continue;
    const auto& piece = examined.pieces[at];
    if (can_be_named(piece.summary))
      steps.push_back({&piece.summary, &step, examined.flux.arrival_id, examined.flux.received});
  }
  std::stable_sort(steps.begin(), steps.end(), [](const ToldStep& a, const ToldStep& b) {
    return a.step->piece < b.step->piece;
  });
  return steps;
}

}  // namespace ecluse::lifecycle
