// The files of published rulebooks: which schemas a release holds, and what each of them needs
// beside it. Called when rulebooks are imported, on the main thread. What is read is what strangers
// wrote: names lead nowhere outside of the release.
#pragma once

#include <string>
#include <vector>

#include "daemon/file_set.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"
#include "validation/rulebook.hpp"

namespace ecluse::daemon {

/// One rulebook of a release.
struct RulebookFiles {
  std::string name;   ///< of its schema, in small letters, without ".sch"
  std::string entry;  ///< its schema among `files`
  FileSet files;      ///< by the names that the schema calls them
};

/// What a path holds: a schema (.sch) with what it refers to beside it; else every schema of a
/// folder or of a ZIP that no other of them includes. E_RULEBOOK (none, a file that is not there, a
/// ZIP that is damaged), E_XML, E_FILES, E_DISK_*.
Result<std::vector<RulebookFiles>> rulebooks_of(const DiskView& disk, const std::string& path);

/// The rulebook of these files, compiled. E_XML, E_RULEBOOK: with the file and the line.
Result<validation::Rulebook> compile(const FileSet& files, const std::string& entry);

}  // namespace ecluse::daemon
