#include "lifecycle/drop.hpp"

#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t longest_name = 180;  // what the spool keeps of a name

bool is_name(const std::string& name) {
  return is_component(name) && !name.starts_with('.') && name.size() <= longest_name;
}

/// Gives up: what was set aside is nobody's any more.
Done give_up(Disk& disk, const std::string& aside, const Error& why) {
  if (auto removed = disk.remove(aside); !removed) return removed;
  return tl::unexpected(why);
}

}  // namespace

Result<std::string> set_aside(Disk& disk, const Root& root, const std::string& partner,
                              std::string_view bytes) {
  if (!is_component(partner)) return failure("E_DROP_NAME", partner);
  const auto folder = root.inbound_of(partner);
  auto path = join(folder, ".depot-" + sha256_hex(bytes) + ".tmp");
  auto done = disk.make_folder(folder);
  if (done) done = disk.write(path, bytes);
  if (done) done = disk.sync_file(path);
  if (!done) return tl::unexpected(done.error());
  return path;
}

Done put_in_inbound(Disk& disk, const Root& root, const std::string& partner,
                    const std::string& aside, const std::string& name) {
  if (!is_component(partner) || !is_name(name)) return give_up(disk, aside, {"E_DROP_NAME", name});
  const auto folder = root.inbound_of(partner);
  const auto target = join(folder, name);
  if (disk.exists(target)) return give_up(disk, aside, {"E_DROP_EXISTS", name});
  if (auto moved = disk.rename(aside, target); !moved) return moved;
  auto done = disk.sync_folder(folder);
  return done ? disk.sync_folder(root.inbound()) : done;  // its folder may be new
}

}  // namespace ecluse::lifecycle
