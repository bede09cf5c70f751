// The embedded ledger: one SQLite file in WAL mode, synchronous=FULL, an append-only table of
// transitions and the projections that searches need (tables/ledger.sql). Opened by daemon to
// write, by list, show and the console to read.
#pragma once

#include <memory>
#include <string>

#include "lifecycle/ledger.hpp"
#include "lifecycle/sqlite.hpp"
#include "lifecycle/states.hpp"

namespace ecluse::lifecycle {

/// Opens the ledger of a file (Root::ledger()); made with Access::write when absent. E_LEDGER_*;
/// E_LEDGER_VERSION when the file was written by a later version of the house. `patience` is for
/// readers: what takes longer ends in E_LEDGER_SLOW.
Result<std::unique_ptr<Ledger>> open_sqlite_ledger(const std::string& path, Access access,
                                                   Machines machines, Patience patience = {});

}  // namespace ecluse::lifecycle
