#include "daemon/originals.hpp"

#include "daemon/archived.hpp"
#include "daemon/reread.hpp"

namespace ecluse::daemon {

lifecycle::ReadOriginal originals_of(const DiskView& disk, const lifecycle::Root& root) {
  return [&disk, root](const Enclosure& original, const lifecycle::TakeBytes& take) -> Done {
    const auto path = archived_at(root, original.received, original.sha256);
    OneFile file(original.entry, take);
    const auto read = reread(disk, path, no_limits(), file);
    if (!file.done()) return file.done();
    if (!read || !file.found()) return failure("E_ORIGINAL", path + ": " + original.entry);
    return {};
  };
}

}  // namespace ecluse::daemon
