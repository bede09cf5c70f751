// The crash matrix: a scenario is played with the power on, and at each point where the power may
// go the process forks. The child is the machine after the cut: its disks lose what such a cut
// loses, the house begins again on them, and lives to the end of the scenario, which must be that
// of the life without a cut. Some children play the same on themselves: they are cut a second time
// while they begin again. Called by tests; the process must have one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/crash/world.hpp"

namespace ecluse::tests {

struct MatrixPlan {
  /// One disk in so many is tried: 1 for all. What the points in between find is the same disk, or
  /// is left out.
  unsigned one_in = 1;
  /// In one child out of so many, one disk in `again_one_in` of its new beginning is tried too.
  unsigned twice_one_in = 50, again_one_in = 40;
  std::uint32_t seed = 1;
  unsigned at_once = 2;             ///< processes
  Syncing syncing = Syncing::done;  ///< of the disk
};

/// What came out.
struct MatrixResult {
  std::uint64_t calls = 0;   ///< of the disks, in the life without a cut
  std::uint64_t points = 0;  ///< (call, kind of cut) whose disk was tried
  std::uint64_t lives = 0;   ///< new beginnings; calls that change nothing share one
  std::uint64_t divergences = 0;
  std::string told;  ///< of the first ones: where, and what differs
};

/// Throws when the scenario does not come to its end without a cut.
MatrixResult crash_matrix(const std::vector<Day>& days, const MatrixPlan& plan);

}  // namespace ecluse::tests
