// A file that is there whole or not at all, whenever the power is cut. Used by what keeps single
// files under their names (tables, sets of tables, roots of days). On the thread that owns the
// disk.
#pragma once

#include <string>
#include <string_view>

#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// Writes a file aside (".<name>.tmp"), makes its bytes durable and gives it its name, in the place
/// of the one that was there. The name is durable once the folder is synced, which is left to the
/// caller: one sync may serve many files. Errors: E_DISK_*.
Done write_whole(Disk& disk, const std::string& path, std::string_view bytes);

}  // namespace ecluse::lifecycle
