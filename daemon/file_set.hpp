// A set of files that belong together (the schemas of an operator, a rulebook), known by what it
// holds: it stands in a folder named after its SHA-256, and a small file that is replaced whole
// says which set is in use. Used by imported_schemas and rulebook_store, on the main thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// Relative names with '/', and bytes, sorted by name.
using FileSet = std::vector<std::pair<std::string, std::string>>;

/// Which files of a folder are read, and how much of them.
struct SetLimits {
  std::vector<std::string_view> suffixes;  ///< ".xsd"
  std::size_t file_bytes = 20'000'000;     ///< of one
  std::size_t total_bytes = 200'000'000;   ///< of all
  int depth = 8;                           ///< folders inside one another
};

/// The files below a folder that end so; links are left out. E_FILES (too many, too deep),
/// E_DISK_*.
Result<FileSet> read_set(const DiskView& disk, const std::string& folder, const SetLimits& limits);

/// SHA-256 in hexadecimal of the names and bytes of its files: what a set is called.
std::string hash_of(const FileSet& files);

/// Writes the files below a folder; durable when it returns.
Done copy_set(Disk& disk, const std::string& folder, const FileSet& files);

/// Replaces a small file from one instant to the next; durable when it returns.
Done replace_file(Disk& disk, const std::string& folder, const std::string& name,
                  std::string_view bytes);

/// The whole of a file.
Result<std::string> read_file(const DiskView& disk, const std::string& path, std::size_t limit);

}  // namespace ecluse::daemon
