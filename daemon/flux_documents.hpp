// The documents of a flux, read once more to be shown beside their findings. Used by `check`, on
// the main thread, and by the console; nothing is recorded.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "ingest/envelope.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

class FluxDocuments {
 public:
  /// Reads a file within these limits (daemon/reread). Documents beyond 64 MB in all, and those
  /// behind the place where a flux cannot be opened, are left out. Error: E_DISK_*.
  static Result<FluxDocuments> read(const DiskView& disk, const std::string& path,
                                    const ingest::EnvelopeLimits& limits);

  FluxDocuments() = default;

  /// The bytes of a document by the name of its piece; empty when they were not kept.
  [[nodiscard]] std::string_view find(const std::string& file) const;

 private:
  std::map<std::string, std::string> documents_;  ///< the only document of a flux has no name
};

}  // namespace ecluse::daemon
