// Writes a ZIP archive: files as they are (stored), each under a name of ours, so that what is
// downloaded is byte for byte what was archived. For commands that give several files as one; one
// thread. The archive appears under its name when it is whole.
#pragma once

#include <string>
#include <string_view>

#include "lifecycle/zip_text.hpp"
#include "model/disk.hpp"

namespace ecluse::lifecycle {

class ZipWriter {
 public:
  /// `path`: where the archive will stand; its folder is there.
  ZipWriter(Disk& disk, std::string path);
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;
  /// What is not finished is removed.
  ~ZipWriter();

  /// E_EXISTS when a file stands at the path: nothing is overwritten. E_DISK_*.
  Done begin();
  /// Adds a file. `name` is UTF-8. E_ZIP beyond 4 GB or 65,535 files, E_DISK_*.
  Done add(std::string_view name, std::string_view bytes);
  /// Writes the directory and gives the archive its name, durably.
  Done finish();

 private:
  Disk& disk_;
  std::string path_, part_;
  ZipText text_;
  bool open_ = false;
};

}  // namespace ecluse::lifecycle
