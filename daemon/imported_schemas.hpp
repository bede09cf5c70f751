// An operator's own schemas: what `ecluse schemas import DIR` puts in referentiel/schemas/<key>/
// and what is then used in place of the embedded ones. A set is told by the namespace and the root
// element of its entry file.
#pragma once

#include <string>
#include <vector>

#include "lifecycle/root.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"
#include "parsers/schema_set.hpp"

namespace ecluse::daemon {

/// Adds each set found under the root's referentiel/schemas/ to `schemas`. E_SCHEMA, E_DISK_*.
Done add_imported_schemas(const DiskView& disk, const lifecycle::Root& root,
                          parsers::SchemaSet& schemas);

/// Reads a folder of XSD files (sub-folders included), finds the entry of each schema that the
/// house validates with, checks that it compiles, and copies the set in the root. Gives the keys
/// imported. E_SCHEMA when there is none, or one does not compile; E_DISK_*.
Result<std::vector<std::string>> import_schemas(Disk& disk, const lifecycle::Root& root,
                                                const std::string& folder);

}  // namespace ecluse::daemon
