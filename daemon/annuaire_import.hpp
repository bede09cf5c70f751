// The directories that an operator imported, kept by day: the one in use stands in
// referentiel/annuaire.csv, each one imported stays in referentiel/annuaire/ under its day and the
// beginning of its SHA-256. So that who was listed on a day can still be told (SYS-13). Called by
// `ecluse annuaire`, on the main thread.
#pragma once

#include <optional>
#include <string>

#include "lifecycle/root.hpp"
#include "model/date.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"
#include "routing/annuaire.hpp"

namespace ecluse::daemon {

/// What an import put in use.
struct ImportedAnnuaire {
  std::size_t structures = 0, services = 0;
  std::string sha256;  ///< hexadecimal, of the file imported
};

/// Puts a CSV of the public directory's columns in use, from one instant to the next, and keeps it
/// as the version of that day. A file that cannot be loaded, alone or with the complement of the
/// root, changes nothing: E_TABLE with line and reason. E_DISK_*.
Result<ImportedAnnuaire> import_annuaire(Disk& disk, const lifecycle::Root& root,
                                         const std::string& file, Date day);

/// The directory of a root on a day: the last imported until then, the one in use when none was,
/// or without a day. With the complement of the root. E_TABLE, E_DISK_*.
Result<routing::Annuaire> annuaire_of(const DiskView& disk, const lifecycle::Root& root,
                                      std::optional<Date> day);

}  // namespace ecluse::daemon
