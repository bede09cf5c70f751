#include "daemon/premises.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <thread>
#include <utility>

#include "daemon/config_file.hpp"
#include "daemon/past_house.hpp"
#include "daemon/pickup.hpp"
#include "lifecycle/spill.hpp"

namespace ecluse::daemon {
namespace {

Result<Config> read_config_file(const lifecycle::Root& root) {
  const auto text = config_text(root);
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
    Leaving{"E_DEADLINE", ExitStatus::usage},
    Leaving{"E_DURATION", ExitStatus::usage},
    Leaving{"E_DATE", ExitStatus::usage},
    Leaving{"E_XML", ExitStatus::unreadable_input},
    Leaving{"E_FILES", ExitStatus::unreadable_input},
    Leaving{"E_TRUST", ExitStatus::configuration},
    Leaving{"E_ACCOUNT_", ExitStatus::usage},
    Leaving{"E_RIGHT_", ExitStatus::usage},
    Leaving{"E_ACCOUNT", ExitStatus::configuration},
    Leaving{"E_LOG", ExitStatus::cannot_write},
    Leaving{"E_METRICS", ExitStatus::cannot_write},
    Leaving{"E_CONSOLE_", ExitStatus::configuration},
    Leaving{"E_LOCKED", ExitStatus::try_again},
    Leaving{"E_LEDGER_BUSY", ExitStatus::try_again},
    Leaving{"E_DISK_FULL", ExitStatus::try_again},
    Leaving{"E_DISK_LOW", ExitStatus::try_again},
    Leaving{"E_LEDGER_FULL", ExitStatus::try_again},
    Leaving{"E_DISK_READ", ExitStatus::unreadable_input},
    Leaving{"E_ENVELOPE", ExitStatus::unreadable_input},
    Leaving{"E_CERTIFICAT_NONE", ExitStatus::nothing_to_do},
    Leaving{"E_CERTIFICAT_SEAL", ExitStatus::all_rejected},
    Leaving{"E_PURGE_", ExitStatus::usage},
    Leaving{"E_REPLAY_BYTES", ExitStatus::unreadable_input},
    Leaving{"E_REPLAY_UNKNOWN", ExitStatus::nothing_to_do},
    Leaving{"E_REPLAY_", ExitStatus::usage},
    Leaving{"E_SET_", ExitStatus::configuration},
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
  auto config = read_config_file(root);
  if (!config) return tl::unexpected(config.error());
  const auto answers = lifecycle::ownership_of(config->answers.mode, config->answers.group);
  if (!answers) return tl::unexpected(answers.error());
  auto rules = read_pickup_rules(disk, root);
  if (!rules) return tl::unexpected(rules.error());
  config->pickup.rules = std::move(*rules);
  auto tables = Tables::of_root(disk, root, config->signatures.trust);
  if (!tables) return tl::unexpected(tables.error());
  add_settings(*tables, *config);
  auto premises =
      std::make_unique<Premises>(std::move(root), std::move(*config), std::move(*tables));
  if (answers->mode || answers->group) premises->disk.dress(premises->root.outbound(), *answers);
  return premises;
}

Result<std::unique_ptr<Premises>> Premises::bare() {
  auto tables = Tables::standard();
  if (!tables) return tl::unexpected(tables.error());
  return std::make_unique<Premises>(lifecycle::Root("."), Config{}, std::move(*tables));
}

Result<std::unique_ptr<lifecycle::Ledger>> Premises::open_ledger(
    lifecycle::Access access, lifecycle::Patience patience) const {
  return lifecycle::open_sqlite_ledger(root.ledger(), access, tables.machines, patience);
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
