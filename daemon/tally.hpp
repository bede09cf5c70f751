// What a batch did, in numbers: the summary line, the JSON summary and the exit status come from
// it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/exit_status.hpp"
#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

struct Tally {
  std::uint64_t integrated = 0, partially_integrated = 0, rejected = 0, duplicates = 0,
                quarantined = 0;
  std::uint64_t pieces_accepted = 0, pieces_rejected = 0;
  std::uint64_t bytes = 0;         ///< received
  std::vector<Error> left;         ///< why flux, or whole folders, were left for another try
  std::vector<Error> undelivered;  ///< why answers are still owed
  std::vector<Error> waiting;  ///< files that lack something for long, and are left where they are

  void add(const Outcome& outcome);
  [[nodiscard]] std::uint64_t flux() const {
    return integrated + partially_integrated + rejected + duplicates + quarantined;
  }
};

/// 73 when answers could not be written, 75 when flux were left for another try, 3 when nothing
/// came; else 0, 1 or 2 as all, some or no flux passed whole.
ExitStatus status_of(const Tally& tally);

}  // namespace ecluse::daemon
