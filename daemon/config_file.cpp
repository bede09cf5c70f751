#include "daemon/config_file.hpp"

#include <cstddef>
#include <filesystem>
#include <system_error>

#include "lifecycle/disk_posix.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t largest_file = 1'000'000;  // bytes

/// Where a link leads; the path itself when that cannot be told.
std::string followed(const std::string& path) {
  std::error_code untold;
  const auto place = std::filesystem::canonical(path, untold);
  return untold ? path : place.string();
}

}  // namespace

Result<std::string> config_text(const lifecycle::Root& root) {
  const lifecycle::DiskPosix disk;
  if (!disk.exists(root.config())) return failure("E_ROOT", root.folder());
  auto reader = disk.open(followed(root.config()));
  if (!reader) return tl::unexpected(reader.error());
  return read_all(**reader, largest_file);
}

}  // namespace ecluse::daemon
