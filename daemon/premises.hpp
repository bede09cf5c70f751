// A root opened for a command: its configuration, its tables, its disk, and the ledger when the
// command needs it. Made by the commands, on the main thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "daemon/config.hpp"
#include "daemon/exit_status.hpp"
#include "daemon/tables.hpp"
#include "daemon/workers.hpp"
#include "lifecycle/disk_posix.hpp"
#include "lifecycle/ledger.hpp"
#include "lifecycle/ledger_sqlite.hpp"
#include "lifecycle/root.hpp"

namespace ecluse::daemon {

struct Premises {
  lifecycle::DiskPosix disk;
  lifecycle::Root root;
  Config config;
  Tables tables;

  /// Opens the root of a folder. E_ROOT when it is none, E_CONFIG, E_TABLE, E_SCHEMA, E_DISK_*.
  static Result<std::unique_ptr<Premises>> open(const std::string& folder);

  /// The tables and settings of the binary, for a command that has no root.
  static Result<std::unique_ptr<Premises>> bare();

  /// `patience` is for readers.
  Result<std::unique_ptr<lifecycle::Ledger>> open_ledger(lifecycle::Access access,
                                                         lifecycle::Patience patience = {}) const;

  /// Workers that read with the schemas of these premises, which must outlive them. `count` 0 works
  /// in the caller's thread.
  [[nodiscard]] std::unique_ptr<Workers> hire(unsigned count) const;

  /// The number of threads configured, or that of the processors.
  [[nodiscard]] unsigned workers_wanted() const;

  Premises(lifecycle::Root of, Config settings, Tables data)
      : root(std::move(of)), config(std::move(settings)), tables(std::move(data)) {}
};

/// How a command leaves on an error: 65, 70, 73, 75 or 78 by its code.
ExitStatus status_of(const Error& error);

}  // namespace ecluse::daemon
