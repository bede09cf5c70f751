// The house as it was at a decision: the tables, rulebooks and settings that gave the verdict.
// What a set is kept by is its version, which each flux records (lifecycle/kept_sets). Used by the
// commands that open a gate (to keep) and by replay (to have again), on the main thread.
#pragma once

#include <string>

#include "daemon/config.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/root.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// Makes the settings that a verdict depends on (limits, what refuses a whole flux) part of the
/// version of the tables.
void add_settings(Tables& tables, const Config& config);

/// Keeps the set of these tables in the root, if it is not kept yet, and lets go of its bytes. To
/// be done before a flux is judged with them. E_DISK_*.
Done keep_tables(Disk& disk, const lifecycle::Root& root, Tables& tables);

struct PastHouse {
  Tables tables;
  Config config;
};

/// The house of a version. What no verdict depends on is as in `today`; the antivirus is not asked
/// again. E_SET_ABSENT, E_SET_CHANGED, and what Tables::of_set may give.
Result<PastHouse> house_of(const DiskView& disk, const lifecycle::Root& root,
                           const std::string& version, const Config& today);

}  // namespace ecluse::daemon
