// The documents of the archive that return files carry, read again from their flux while the file
// is written: never whole in memory. On the thread that owns the disk.
#pragma once

#include "lifecycle/enclosed.hpp"
#include "lifecycle/root.hpp"
#include "model/disk.hpp"

namespace ecluse::daemon {

/// Reads the originals of a root; `disk` must outlive it. E_ORIGINAL: the flux is not in the
/// archive, or has no document of that name any more.
lifecycle::ReadOriginal originals_of(const DiskView& disk, const lifecycle::Root& root);

}  // namespace ecluse::daemon
