#include "lifecycle/write_whole.hpp"

namespace ecluse::lifecycle {

Done write_whole(Disk& disk, const std::string& path, std::string_view bytes) {
  auto aside = path + ".tmp";
  aside.insert(path.rfind('/') + 1, 1, '.');  // the front of a path without a folder
  auto done = disk.write(aside, bytes);
  if (done) done = disk.sync_file(aside);
  return done ? disk.rename(aside, path) : done;
}

}  // namespace ecluse::lifecycle
