// Flux that came before, read again: their bytes from the archive, and what other tables or other
// settings make of them. Used by replay and what-if, on the main thread. Nothing is recorded.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/process.hpp"
#include "lifecycle/ledger.hpp"
#include "lifecycle/root.hpp"
#include "model/disk.hpp"
#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// Where the bytes of a finished flux are kept: by the day, in UTC, on which it was received.
std::string archived_at(const lifecycle::Root& root, Instant received, std::string_view sha256);

/// The flux of a row as the gate had it, its bytes in the archive. E_DISK_* when they are not
/// there.
Result<Flux> archived_flux(const lifecycle::FluxRow& row, const DiskView& disk,
                           const lifecycle::Root& root);

/// Gives each flux that ended to `visit`, newest first; those received since an instant, where one
/// is given. E_LEDGER_*, and what `visit` returns, which ends it.
Done each_finished(lifecycle::Ledger& ledger, std::optional<Instant> since,
                   const std::function<Done(const lifecycle::FluxRow&)>& visit);

/// Examines flux again with these tables and settings, which must outlive it.
class Rereader {
 public:
  Rereader(const DiskView& disk, const Tables& tables, const Config& config);

  /// The pure half of their way, in the caller's thread. Errors: those of examine().
  Result<ExaminedFlux> read(const Flux& flux);

 private:
  const DiskView& disk_;
  const Tables& tables_;
  const Config& config_;
  std::unique_ptr<Workers> workers_;
};

}  // namespace ecluse::daemon
