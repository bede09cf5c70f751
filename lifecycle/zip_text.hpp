// The bytes of a ZIP archive, part by part: files as they are (stored), each under a name of ours,
// dated to nothing, so that the same files give the same archive. For those who write it to a disk
// (lifecycle/zip_writer) or send it on (daemon/console_archives). One object, one archive.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/result.hpp"

namespace ecluse::lifecycle {

class ZipText {
 public:
  /// What comes before the bytes of the next file. `name` is UTF-8. E_ZIP beyond 4 GB or 65,535
  /// files.
  Result<std::string> file(std::string_view name, std::string_view bytes);
  /// What comes after the bytes of the last one.
  [[nodiscard]] std::string end() const;

 private:
  std::string directory_;  ///< its central directory so far
  std::uint64_t written_ = 0;
  std::uint32_t files_ = 0;
};

/// CRC-32 as ZIP has it (ISO 3309).
std::uint32_t crc32(std::string_view bytes);

}  // namespace ecluse::lifecycle
