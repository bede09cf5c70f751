#include "lifecycle/ledger.hpp"

namespace ecluse::lifecycle {

int year_of_number(const PieceSummary& summary) {
  return summary.issue_date ? static_cast<int>(summary.issue_date->year()) : 0;
}

bool integrates(const Outcome& outcome, const ExaminedPiece& piece) {
  return (outcome.fate == Fate::integrated || outcome.fate == Fate::partially_integrated) &&
         accepted(piece);
}

}  // namespace ecluse::lifecycle
