#include "daemon/premises.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <thread>
#include <utility>

#include "lifecycle/spill.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t largest_config = 1'000'000;  // bytes

Result<Config> read_config_file(const DiskView& disk, const std::string& path) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  const auto text = read_all(**reader, largest_config);
  if (!text) return tl::unexpected(text.error());
  return read_config(*text);
}

struct Leaving {
  std::string_view prefix;  ///< of error codes
  ExitStatus status;
};

/// The first row whose prefix fits decides.
constexpr std::array leavings{
    Leaving{"E_ROOT_FILE", ExitStatus::unreadable_input},
    Leaving{"E_ROOT", ExitStatus::configuration},
    Leaving{"E_CONFIG", ExitStatus::configuration},
    Leaving{"E_TABLE", ExitStatus::configuration},
    Leaving{"E_SCHEMA", ExitStatus::configuration},
    Leaving{"E_RULEBOOK", ExitStatus::configuration},
    Leaving{"E_DURATION", ExitStatus::usage},
    Leaving{"E_DATE", ExitStatus::usage},
    Leaving{"E_XML", ExitStatus::unreadable_input},
    Leaving{"E_FILES", ExitStatus::unreadable_input},
    Leaving{"E_TRUST", ExitStatus::configuration},
    Leaving{"E_LOCKED", ExitStatus::try_again},
    Leaving{"E_LEDGER_BUSY", ExitStatus::try_again},
    Leaving{"E_DISK_FULL", ExitStatus::try_again},
    Leaving{"E_LEDGER_FULL", ExitStatus::try_again},
    Leaving{"E_DISK_READ", ExitStatus::unreadable_input},
    Leaving{"E_ENVELOPE", ExitStatus::unreadable_input},
    Leaving{"E_CERTIFICAT_NONE", ExitStatus::nothing_to_do},
    Leaving{"E_CERTIFICAT_SEAL", ExitStatus::all_rejected},
    Leaving{"E_PURGE_", ExitStatus::usage},
    Leaving{"E_SPILL_FULL", ExitStatus::cannot_write},
    Leaving{"E_EXISTS", ExitStatus::cannot_write},
    Leaving{"E_ZIP", ExitStatus::cannot_write},
    Leaving{"E_PIECE_BYTES", ExitStatus::unreadable_input},
    Leaving{"E_DISK_LIST", ExitStatus::unreadable_input},
    Leaving{"E_DISK_TOO_BIG", ExitStatus::unreadable_input},
    Leaving{"E_DISK_", ExitStatus::cannot_write},
    Leaving{"E_FLUX_", ExitStatus::try_again},
    Leaving{"E_PDF_", ExitStatus::try_again},
    Leaving{"E_ANTIVIRUS", ExitStatus::try_again},
};

}  // namespace

Result<std::unique_ptr<Premises>> Premises::open(const std::string& folder) {
  const lifecycle::DiskPosix disk;
  lifecycle::Root root(folder);
  if (!disk.exists(root.config())) return failure("E_ROOT", folder);
  auto config = read_config_file(disk, root.config());
  if (!config) return tl::unexpected(config.error());
  auto tables = Tables::of_root(disk, root, config->signatures.trust);
  if (!tables) return tl::unexpected(tables.error());
  return std::make_unique<Premises>(std::move(root), std::move(*config), std::move(*tables));
}

Result<std::unique_ptr<Premises>> Premises::bare() {
  auto tables = Tables::standard();
  if (!tables) return tl::unexpected(tables.error());
  return std::make_unique<Premises>(lifecycle::Root("."), Config{}, std::move(*tables));
}

Result<std::unique_ptr<lifecycle::Ledger>> Premises::open_ledger(lifecycle::Access access) const {
  return lifecycle::open_sqlite_ledger(root.ledger(), access, tables.machines);
}

std::unique_ptr<Workers> Premises::hire(unsigned count) const {
  return std::make_unique<Workers>(count, [this] {
    parsers::ReadLimits limits;
    limits.document_bytes = config.limits.piece_bytes;
    return std::make_unique<Desk>(
        Desk{parsers::Reader(tables.schemas, limits, lifecycle::hashing_sinks())});
  });
}

unsigned Premises::workers_wanted() const {
  return config.work.workers > 0 ? config.work.workers
                                 : std::max(1U, std::thread::hardware_concurrency());
}

ExitStatus status_of(const Error& error) {
  const auto found = std::find_if(leavings.begin(), leavings.end(), [&](const Leaving& leaving) {
    return std::string_view(error.code).starts_with(leaving.prefix);
  });
  return found == leavings.end() ? ExitStatus::internal : found->status;
}

}  // namespace ecluse::daemon
