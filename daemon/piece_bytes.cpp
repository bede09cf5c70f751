#include "daemon/piece_bytes.hpp"

#include "daemon/reread.hpp"

namespace ecluse::daemon {

Result<std::string> piece_bytes(const DiskView& disk, const std::string& path,
                                const std::string& file) {
  std::string bytes;
  OneFile one(file, [&bytes](std::string_view part) {
    bytes += part;
    return Done{};
  });
  if (auto done = reread(disk, path, no_limits(), one); !done) return tl::unexpected(done.error());
  if (!one.found()) return failure("E_PIECE_BYTES", file);
  return bytes;
}

}  // namespace ecluse::daemon
