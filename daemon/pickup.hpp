// What the gate and the commands ask of the house about pickup: its tables, whether there is room,
// what waits in vain. The inbox decides what is ripe. Called on the thread that owns the disk.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "daemon/config.hpp"
#include "ingest/inbox.hpp"
#include "lifecycle/root.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// temporary_names.tsv and pickup.tsv: those of referentiel/, else the embedded ones. E_TABLE with
/// the file and the line at fault, E_DISK_*.
Result<ingest::PickupRules> read_pickup_rules(const DiskView& disk, const lifecycle::Root& root);

/// The settings of the inbox.
ingest::Settle settle_of(const Config::Pickup& pickup, std::size_t at_most);

/// What proves the files of a manifest. `disk` must outlive it.
ingest::HashOf hash_of(const DiskView& disk);

/// E_DISK_LOW where the disk of the root has less room than the configuration asks for; nothing
/// where it has enough, or cannot tell.
std::optional<Error> low_disk(const DiskView& disk, const lifecycle::Root& root,
                              const Config::Pickup& pickup);

/// What has waited longer than the configuration bears, each as an error of the operator: E_WAITS_…
/// by what is missing, detail "ABC123/name: 12 bytes, unchanged since 2026-03-02T12:00:00.000Z".
std::vector<Error> overdue(const std::vector<ingest::Unfinished>& unfinished,
                           const Config::Pickup& pickup, Instant now);

/// The files of inbound that lack something, as far as a look finds them that stops at `at_most`
/// files that lack nothing. E_DISK_*.
Result<std::vector<ingest::Unfinished>> waiting_files(const DiskView& disk,
                                                      const lifecycle::Root& root,
                                                      const Config::Pickup& pickup, Instant now,
                                                      std::size_t at_most);

/// The code of what is missing: "E_WAITS_XML".
std::string code_of(ingest::Missing missing);

/// Removes the files that announced one that is claimed now, where its partner sends such: a later
/// file of the same name must be announced anew.
Done forget_announcement(Disk& disk, const lifecycle::Root& root, const ingest::PickupRules& rules,
                         const Arrival& claimed);

}  // namespace ecluse::daemon
