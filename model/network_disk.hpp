// Which file systems belong to another machine: their events tell only what this machine does, and
// their locks are not to be relied on. Asked by the doorbell and by the disk; pure, any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace ecluse {

/// "NFS", "SMB"… by the magic number of statfs(2) (linux/magic.h); empty for a local file system.
/// FUSE is told as one of them: nothing says what stands behind it.
std::string_view network_disk(std::uint32_t magic);

}  // namespace ecluse
