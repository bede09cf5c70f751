// The published rulebooks that a root has imported: each set of files in referentiel/regles/<its
// SHA-256>/, and referentiel/rulebooks.tsv, which says what each is called and which are in use. It
// is replaced whole, so that a rulebook comes into use from one instant to the next. Used by the
// tables (reading) and by `ecluse rules` (writing), on the main thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/file_set.hpp"
#include "lifecycle/root.hpp"
#include "model/date.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// A row of rulebooks.tsv.
struct KeptRulebook {
  std::string name;  ///< "en16931-ubl-validation-preprocessed"; of rows of one name one is active
  bool active = false;         ///< judges documents, where profils.tsv says so
  std::string set;             ///< SHA-256 of its files, hexadecimal: its version for us
  std::string entry;           ///< its schema among them
  std::string title, version;  ///< as its publisher says; "-" for nothing
  Date imported;

  friend bool operator==(const KeptRulebook&, const KeptRulebook&) = default;
};

/// What the root has, in the order of its import. E_TABLE with the line at fault, E_DISK_*.
Result<std::vector<KeptRulebook>> kept_rulebooks(const DiskView& disk, const lifecycle::Root& root);

/// The files of one. E_RULEBOOK when they are not those that were imported, E_DISK_*.
Result<FileSet> files_of(const DiskView& disk, const lifecycle::Root& root,
                         const KeptRulebook& rulebook);

/// A rulebook that was just imported, and what its compilation counted.
struct ImportedRulebook {
  KeptRulebook kept;
  std::size_t rules = 0;
};

/// Compiles what a path holds (rulebook_files), keeps it and puts it in use in place of those of
/// the same name. `name` is for a path that holds one; empty: by its schema. What was imported. On
/// an error nothing has changed. E_RULEBOOK, E_XML, E_FILES, E_DISK_*.
Result<std::vector<ImportedRulebook>> import_rulebooks(Disk& disk, const lifecycle::Root& root,
                                                       const std::string& path,
                                                       const std::string& name, Date today);

/// Puts a rulebook in use in place of its namesake; `set` is the beginning of its SHA-256, empty
/// for the one imported last. E_RULEBOOK when there is none, or it does not compile.
Result<KeptRulebook> activate(Disk& disk, const lifecycle::Root& root, const std::string& name,
                              const std::string& set);

/// Takes the rulebook of that name out of use. E_RULEBOOK when none is.
Result<KeptRulebook> deactivate(Disk& disk, const lifecycle::Root& root, const std::string& name);

}  // namespace ecluse::daemon
