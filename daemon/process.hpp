// The way of a flux, as one list of named steps. First the pure half, on any worker: same bytes and
// same tables give the same ExaminedFlux. Then the half that remembers, on the thread that owns
// disk and ledger. Read this room's process.cpp first: it tells the whole story.
#pragma once

#include <cstdint>
#include <string>

#include "daemon/config.hpp"
#include "daemon/tables.hpp"
#include "daemon/workers.hpp"
#include "lifecycle/answers.hpp"
#include "lifecycle/ledger.hpp"
#include "model/disk.hpp"
#include "model/outcome.hpp"

namespace ecluse::daemon {

/// What of the name of a file is judged.
enum class Naming : std::uint8_t {
  judged,   ///< a flux dropped by a partner: grammar, partner, interface
  grammar,  ///< the same without the partner: there is no root to know partners from
  ignored,  ///< a bare file that someone wants checked
};

/// How a flux is taken. The default is that of a flux dropped in a root.
struct Manner {
  Naming naming = Naming::judged;
  const Interface* interface = nullptr;  ///< when the name is ignored; null: by the format
  std::string schema;                    ///< takes the place of the interface's, when not empty
};

/// What the steps work with. All must outlive the way of the flux.
struct Equipment {
  const DiskView& disk;
  const Tables& tables;
  const Config& config;
  Workers& workers;
};

/// What became of a flux, and the same in words.
struct Conclusion {
  Outcome outcome;
  lifecycle::OutcomeWords words;  ///< French: those of the answers
};

/// The pure half. Error: the flux could not be read (E_DISK_*), or changed while it was
/// (E_FLUX_CHANGED), or a PDF of it could not be opened here (E_PDF_CHILD), or the antivirus could
/// not judge it (E_ANTIVIRUS): it stays in the spool and is tried again.
Result<ExaminedFlux> examine(const Flux& flux, const Manner& manner, const Equipment& with,
                             Desk& desk);

/// The half that remembers: nothing is durable before `batch` is committed. Error: E_LEDGER_*,
/// E_TRANSITION.
Result<Conclusion> conclude(ExaminedFlux examined, lifecycle::Batch& batch, const Equipment& with,
                            Instant now);

}  // namespace ecluse::daemon
