// An operator's own schemas: what `ecluse schemas import DIR` puts in a root, and what is then used
// in place of the embedded ones. A set of files stands in referentiel/schemas/<its SHA-256>/, and
// the file referentiel/schemas/<root element> says which set serves the documents of that root: it
// is replaced whole, once its set is durable. Called by the tables and by the command.
#pragma once

#include <string>
#include <vector>

#include "lifecycle/kept_sets.hpp"
#include "lifecycle/root.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"
#include "parsers/schema_set.hpp"

namespace ecluse::daemon {

/// Adds the sets that the root has imported to `schemas`; which they are, for the version of the
/// tables (kind "schema": root element, set). E_SCHEMA (does not compile, or was changed since it
/// was imported), E_DISK_*.
Result<std::vector<lifecycle::SetPart>> add_imported_schemas(const DiskView& disk,
                                                             const lifecycle::Root& root,
                                                             parsers::SchemaSet& schemas);

/// Adds what a set imported once has for a root element, in use today or not. The same errors.
Done add_kept_schema(const DiskView& disk, const lifecycle::Root& root,
                     const lifecycle::SetPart& part, parsers::SchemaSet& schemas);

/// Reads a folder of XSD files (sub-folders included), finds the entry of each schema that the
/// house validates with, checks that all of them compile, and copies the set in the root. Gives the
/// keys imported. E_SCHEMA when there is none, or one does not compile; E_DISK_*. On an error, or a
/// power cut, the sets imported before are still the ones in use.
Result<std::vector<std::string>> import_schemas(Disk& disk, const lifecycle::Root& root,
                                                const std::string& folder);

}  // namespace ecluse::daemon
