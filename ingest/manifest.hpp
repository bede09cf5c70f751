// The manifests of a partner: files that list others, with their size and SHA-256. Where one was
// agreed upon, a file is taken once a manifest lists it as it is. A manifest is never taken, and
// stays until its partner removes it. Used by the inbox.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "model/disk.hpp"
#include "model/flux.hpp"
#include "model/result.hpp"

namespace ecluse::ingest {

/// What a manifest says of one file.
struct ManifestLine {
  std::uint64_t size = 0;  ///< bytes
  std::string sha256;      ///< hexadecimal, small letters

  friend bool operator==(const ManifestLine&, const ManifestLine&) = default;
};

/// Reads "SHA-256, size, name" a line, between spaces or tabs; empty lines and those that begin
/// with '#' are left out, and so are lines that say something else: what they mean to list waits.
std::map<std::string, ManifestLine> read_manifest(std::string_view text);

/// The manifests of one folder, read again when they change.
class Manifests {
 public:
  /// A manifest met by the listing of the folder. Of more than 1,000 the first met are kept.
  void met(const FileFacts& file);

  /// Ends a listing: forgets those that were not met, reads the new ones (10 MB at the most each).
  void settle(const DiskView& disk, const std::string& folder);

  /// Null when none lists the file. Of several, the youngest counts.
  [[nodiscard]] const ManifestLine* find(const std::string& name) const;

 private:
  struct Known {
    FileFacts facts;
    bool met = false, read = false;
    std::map<std::string, ManifestLine> lines;
  };

  std::map<std::string, Known> known_;
};

}  // namespace ecluse::ingest
