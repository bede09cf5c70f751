#include "daemon/tally.hpp"

namespace ecluse::daemon {
namespace {

std::uint64_t& counter(Tally& tally, Fate fate) {
  switch (fate) {
    case Fate::integrated:
      return tally.integrated;
    case Fate::partially_integrated:
      return tally.partially_integrated;
    case Fate::duplicate:
      return tally.duplicates;
    case Fate::quarantined:
      return tally.quarantined;
    case Fate::rejected:
      break;
  }
  return tally.rejected;
}

}  // namespace

void Tally::add(const Outcome& outcome) {
  ++counter(*this, outcome.fate);
  const auto good = accepted_count(outcome.examined);
  pieces_accepted += good;
  pieces_rejected += outcome.examined.pieces.size() - good;
  bytes += outcome.examined.flux.file.size;
}

ExitStatus status_of(const Tally& tally) {
  if (!tally.undelivered.empty()) return ExitStatus::cannot_write;
  if (!tally.left.empty()) return ExitStatus::try_again;
  if (tally.flux() == 0) return ExitStatus::nothing_to_do;
  if (tally.integrated == tally.flux()) return ExitStatus::all_accepted;
  const bool some = tally.integrated + tally.partially_integrated > 0;
  return some ? ExitStatus::some_rejected : ExitStatus::all_rejected;
}

}  // namespace ecluse::daemon
