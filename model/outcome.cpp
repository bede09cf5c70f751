#include "model/outcome.hpp"

#include <algorithm>

#include "model/states.hpp"

namespace ecluse {

std::string_view name_of(LayerStatus status) {
  static constexpr std::array<std::string_view, 3> names{"SKIPPED", "PASSED", "FAILED"};
  return names.at(static_cast<std::size_t>(status));
}

std::string_view name_of(Fate fate) {
  static constexpr std::array<std::string_view, 5> names{"integrated", "partially_integrated",
                                                         "rejected", "duplicate", "quarantined"};
  return names.at(static_cast<std::size_t>(fate));
}

std::string_view state_of(Fate fate) {
  static constexpr std::array<std::string_view, 5> states{
      flux_state::integrated, flux_state::partially_integrated, flux_state::rejected,
      flux_state::rejected, flux_state::incident};
  return states.at(static_cast<std::size_t>(fate));
}

std::size_t accepted_count(const ExaminedFlux& flux) {
  return static_cast<std::size_t>(std::count_if(flux.pieces.begin(), flux.pieces.end(), accepted));
}

std::string_view state_after(const Outcome& outcome, int piece) {
  const auto last = std::find_if(outcome.transitions.rbegin(), outcome.transitions.rend(),
                                 [&](const Transition& step) { return step.piece == piece; });
  return last == outcome.transitions.rend() ? std::string_view{} : std::string_view(last->to);
}

}  // namespace ecluse
