// What a candidate rulebook would change in the verdicts of flux that came before: the two
// examinations of the same bytes, compared piece by piece. Used by `ecluse rules whatif`; pure.
#pragma once

#include <string>
#include <vector>

#include "model/outcome.hpp"

namespace ecluse::daemon {

/// A piece that the candidate judges otherwise.
struct VerdictChange {
  std::string file_name;  ///< of its flux
  PieceSummary piece;
  bool accepted_before = false, accepted_after = false;
  std::vector<std::string> no_longer, newly;  ///< rules that fired in one examination only, sorted

  [[nodiscard]] bool changes_verdict() const { return accepted_before != accepted_after; }
};

/// One entry for each piece whose rules or whose fate differ, in the order of the flux.
std::vector<VerdictChange> changes(const ExaminedFlux& before, const ExaminedFlux& after);

}  // namespace ecluse::daemon
