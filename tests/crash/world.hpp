// A machine with its disks, and the house that works on it: what the crash matrix plays a scenario
// in. Everything is pretended but the house itself: the disk, the files of SQLite, the clock. One
// world at a time, one thread.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "tests/crash/ledger_disk.hpp"
#include "tests/crash/power.hpp"
#include "tests/crash/scenario.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::tests {

/// What is left in the end: the files of the root; and the ledger, row by row.
struct End {
  std::map<std::string, std::string> files;
  std::vector<std::string> ledger;

  friend bool operator==(const End&, const End&) = default;
};

/// Where two ends differ, in a few lines; empty when they do not.
std::string difference(const End& expected, const End& found);

class World {
 public:
  /// `days` must outlive it.
  explicit World(const std::vector<Day>& days, Syncing syncing = Syncing::done);

  Power power;
  /// Lives on, from the day it is, to the last: on each, files are dropped, the house opens its
  /// ledger, hears what people say, works until nothing is left to do, and closes. Throws when the
  /// house says an error.
  void live();
  /// The power comes back. Whatever was open is forgotten, and live() goes on with the same day.
  void restart(AfterCut what, std::uint32_t seed = 0);
  /// Throws when fsck finds a flaw: a seal, a row, a file, the conservation law.
  End end();

  /// The moments which all_kept, or unsynced_lost, would find alike have the same number.
  [[nodiscard]] std::uint64_t changed() const { return disk_.changed() + ledger_.changed(); }
  [[nodiscard]] std::uint64_t settled() const { return disk_.settled() + ledger_.settled(); }

 private:
  void drop(const Day& day);
  void work(const Day& day);

  const std::vector<Day>& days_;
  std::size_t today_ = 0;
  bool dropped_ = false;  ///< today's files
  DiskMemory disk_;
  PoweredDisk powered_;
  LedgerDisk ledger_{power};
};

}  // namespace ecluse::tests
