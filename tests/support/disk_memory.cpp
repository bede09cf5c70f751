#include "tests/support/disk_memory.hpp"

#include <algorithm>
#include <memory>
#include <random>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace ecluse::tests {

namespace {

constexpr std::uint64_t folder_inode = 0;

class MemoryReader final : public ByteReader {
 public:
  explicit MemoryReader(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<std::size_t> read(std::span<char> room) override {
    const std::size_t count = bytes_.copy(room.data(), room.size(), place_);
    place_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t place_ = 0;
};

std::string parent_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return "";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

/// What the paths of everything in a folder begin with.
std::string prefix_of(const std::string& folder) {
  return folder.empty() || folder.ends_with('/') ? folder : folder + '/';
}

bool is_in(const std::set<std::string>& places, const std::string& path) {
  return std::any_of(places.begin(), places.end(), [&](const std::string& place) {
    return path == place || path.starts_with(prefix_of(place));
  });
}

/// Calls `visit` with the path and inode of each direct member of a folder.
template <class Names, class Visit>
void for_each_member(const Names& names, const std::string& folder, const Visit& visit) {
  const std::string prefix = prefix_of(folder);
  auto place = names.upper_bound(prefix);
  while (place != names.end() && place->first.starts_with(prefix)) {
    const auto slash = place->first.find('/', prefix.size());
    if (slash == std::string::npos) {
      visit(place->first, place->second);
      ++place;
    } else {  // below a member: on to what follows its contents
      place = names.lower_bound(place->first.substr(0, slash) + static_cast<char>('/' + 1));
    }
  }
}

std::int64_t nanoseconds(Instant instant) {
  return std::chrono::nanoseconds(instant.time_since_epoch()).count();
}

}  // namespace

DiskMemory::DiskMemory() : names_{{"", folder_inode}, {"/", folder_inode}}, durable_(names_) {}

Result<std::vector<FileFacts>> DiskMemory::list(const std::string& folder) const {
  const std::scoped_lock lock(mutex_);
  if (const auto ready = ready_to_read(folder); !ready) return tl::unexpected(ready.error());
  std::vector<FileFacts> members;
  for_each_member(names_, folder, [&](const std::string& path, std::uint64_t inode) {
    members.push_back(facts_of(path, inode));
  });
  return members;
}

Result<std::vector<std::string>> DiskMemory::folders(const std::string& folder) const {
  const std::scoped_lock lock(mutex_);
  if (const auto ready = ready_to_read(folder); !ready) return tl::unexpected(ready.error());
  std::vector<std::string> found;
  for_each_member(names_, folder, [&](const std::string& path, std::uint64_t inode) {
    if (inode == folder_inode) found.push_back(name_of(path));
  });
  return found;
}

Result<FileFacts> DiskMemory::facts(const std::string& path) const {
  const std::scoped_lock lock(mutex_);
  if (const auto ready = ready_to_read(path); !ready) return tl::unexpected(ready.error());
  return facts_of(path, names_.at(path));
}

bool DiskMemory::exists(const std::string& path) const {
  const std::scoped_lock lock(mutex_);
  return !cut_ && names_.contains(path);
}

bool DiskMemory::being_written(const std::string& path) const {
  const std::scoped_lock lock(mutex_);
  return !cut_ && being_written_.contains(path);
}

Result<std::unique_ptr<ByteReader>> DiskMemory::open(const std::string& path) const {
  const std::scoped_lock lock(mutex_);
  if (const auto ready = ready_to_read(path); !ready) return tl::unexpected(ready.error());
  const auto inode = names_.at(path);
  if (inode == folder_inode) return failure("E_DISK_READ", path + ": a folder");
  return std::make_unique<MemoryReader>(inodes_.at(inode).bytes);
}

Done DiskMemory::write(const std::string& path, std::string_view bytes) {
  const std::scoped_lock lock(mutex_);
  if (auto begun = begin_step(path); !begun) return begun;
  if (!names_.contains(parent_of(path))) return failure("E_DISK_WRITE", path + ": no folder");
  const auto place = names_.find(path);
  if (place != names_.end() && place->second == folder_inode)
    return failure("E_DISK_WRITE", path + ": a folder");
  const auto inode = place != names_.end() ? place->second : ++last_written_;
  inodes_[inode] = {
      .bytes = std::string(bytes), .synced = {}, .modified_ns = now_ns_, .dirty = true};
  ++changed_;
  if (place == names_.end()) change({Change::Kind::set, {}, path, inode, {parent_of(path)}});
  return {};
}

Done DiskMemory::append(const std::string& path, std::string_view bytes) {
  const std::scoped_lock lock(mutex_);
  if (auto begun = begin_step(path); !begun) return begun;
  const auto inode = file_at(path);
  if (!inode) return tl::unexpected(inode.error());
  inodes_.at(*inode).bytes += bytes;
  inodes_.at(*inode).dirty = true;
  ++changed_;
  return {};
}

Done DiskMemory::rename(const std::string& from, const std::string& to) {
  const std::scoped_lock lock(mutex_);
  if (auto begun = begin_step(from); !begun) return begun;
  if (is_in(read_only_, to)) return failure("E_DISK_WRITE", to + ": read only");
  const auto inode = file_at(from);
  if (!inode) return tl::unexpected(inode.error());
  if (!names_.contains(parent_of(to))) return failure("E_DISK_WRITE", to + ": no folder");
  if (names_.contains(to) && names_.at(to) == folder_inode)
    return failure("E_DISK_WRITE", to + ": a folder");
  if (from != to) change({Change::Kind::move, from, to, *inode, {parent_of(from), parent_of(to)}});
  return {};
}

Done DiskMemory::remove(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (auto begun = begin_step(path); !begun) return begun;
  const auto inode = file_at(path);
  if (!inode) return tl::unexpected(inode.error());
  change({Change::Kind::erase, path, {}, *inode, {parent_of(path)}});
  return {};
}

Done DiskMemory::make_folder(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (auto begun = begin_step(path); !begun) return begun;
  const auto place = names_.find(path);
  if (place != names_.end() && place->second != folder_inode)
    return failure("E_DISK_WRITE", path + ": a file");
  add_folders(path);
  return {};
}

Done DiskMemory::sync_file(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (auto begun = begin_step(path); !begun) return begun;
  const auto inode = file_at(path);
  if (!inode) return tl::unexpected(inode.error());
  settle(inodes_.at(*inode));
  return {};
}

Done DiskMemory::sync_folder(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (auto begun = begin_step(path); !begun) return begun;
  const auto place = names_.find(path);
  if (place == names_.end() || place->second != folder_inode)
    return failure("E_DISK_WRITE", path + ": no such folder");
  for (auto& each : changes_)
    if (each.unsynced.erase(path) > 0 && each.unsynced.empty()) ++settled_;
  settle_changes();
  return {};
}

Done DiskMemory::sync_all(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (auto begun = begin_step(path); !begun) return begun;
  for (auto& [inode, file] : inodes_) settle(file);
  if (!changes_.empty()) ++settled_;
  for (auto& each : changes_) each.unsynced.clear();
  settle_changes();
  return {};
}

std::uint64_t DiskMemory::steps() const {
  const std::scoped_lock lock(mutex_);
  return steps_;
}

void DiskMemory::cut_power_at(std::uint64_t step) {
  const std::scoped_lock lock(mutex_);
  cut_at_ = step;
}

bool DiskMemory::is_cut() const {
  const std::scoped_lock lock(mutex_);
  return cut_;
}

void DiskMemory::restart(AfterCut what, std::uint32_t seed) {
  const std::scoped_lock lock(mutex_);
  cut_ = false;
  cut_at_ = std::numeric_limits<std::uint64_t>::max();
  if (what != AfterCut::all_kept) {
    std::mt19937 chance(seed);
    const bool none = what == AfterCut::unsynced_lost;
    auto written = none ? 0 : chance() % (changes_.size() + 1);
    for (const auto& each : changes_)
      if (written > 0 ? written-- > 0 : each.unsynced.empty()) apply(each, durable_);
    std::erase_if(durable_,
                  [&](const auto& name) { return !durable_.contains(parent_of(name.first)); });
    names_ = durable_;
    for (auto& [inode, file] : inodes_)
      if (file.dirty && (none || chance() % 2 == 0)) file.bytes = file.synced;
  }
  durable_ = names_;
  changes_.clear();
  for (auto& [inode, file] : inodes_) settle(file);
}

void DiskMemory::put(const std::string& path, std::string_view bytes, Instant modified) {
  const std::scoped_lock lock(mutex_);
  add_folders(parent_of(path));
  const auto inode = ++last_dropped_;
  inodes_[inode] = {std::string(bytes), std::string(bytes), nanoseconds(modified), false};
  change({Change::Kind::set, {}, path, inode, {}});
  for (auto& each : changes_)
    if (each.kind == Change::Kind::set && path.starts_with(prefix_of(each.to)))
      each.unsynced.clear();
  settle_changes();
}

void DiskMemory::put(const std::string& path, std::string_view bytes) {
  put(path, bytes,
      Instant(std::chrono::duration_cast<std::chrono::milliseconds>(
          std::chrono::nanoseconds(now_ns_))));
}

void DiskMemory::set_now(Instant now) {
  const std::scoped_lock lock(mutex_);
  now_ns_ = nanoseconds(now);
}

void DiskMemory::set_being_written(const std::string& path, bool written) {
  const std::scoped_lock lock(mutex_);
  written ? void(being_written_.insert(path)) : void(being_written_.erase(path));
}

void DiskMemory::set_unreadable(const std::string& path, bool unreadable) {
  const std::scoped_lock lock(mutex_);
  unreadable ? void(unreadable_.insert(path)) : void(unreadable_.erase(path));
}

void DiskMemory::set_read_only(const std::string& path, bool read_only) {
  const std::scoped_lock lock(mutex_);
  read_only ? void(read_only_.insert(path)) : void(read_only_.erase(path));
}

std::map<std::string, std::string> DiskMemory::files() const {
  const std::scoped_lock lock(mutex_);
  std::map<std::string, std::string> all;
  for (const auto& [path, inode] : names_)
    if (inode != folder_inode) all[path] = inodes_.at(inode).bytes;
  return all;
}

std::string DiskMemory::contents(const std::string& path) const {
  const std::scoped_lock lock(mutex_);
  const auto place = names_.find(path);
  if (place == names_.end() || place->second == folder_inode)
    throw std::runtime_error("no file " + path + " on the pretended disk");
  return inodes_.at(place->second).bytes;
}

Done DiskMemory::begin_step(const std::string& path) {
  if (!cut_) cut_ = ++steps_ >= cut_at_;
  if (cut_) return failure("E_DISK_CUT", path);
  if (is_in(read_only_, path)) return failure("E_DISK_WRITE", path + ": read only");
  return {};
}

Done DiskMemory::ready_to_read(const std::string& path) const {
  if (cut_) return failure("E_DISK_CUT", path);
  if (unreadable_.contains(path)) return failure("E_DISK_READ", path + ": permission denied");
  if (!names_.contains(path)) return failure("E_DISK_READ", path + ": no such file or folder");
  return {};
}

void DiskMemory::change(Change change) {
  apply(change, names_);
  changes_.push_back(std::move(change));
  ++changed_;
}

void DiskMemory::apply(const Change& change, Names& names) {
  switch (change.kind) {
    case Change::Kind::set:
      names[change.to] = change.inode;
      break;
    case Change::Kind::move:  // after a cut, the name may never have come to be
      if (names.erase(change.from) > 0) names[change.to] = change.inode;
      break;
    case Change::Kind::erase:
      names.erase(change.from);
      break;
  }
}

/// Changes are made durable in their order: one that is synced waits behind one that is not.
void DiskMemory::settle_changes() {
  const auto pending = std::find_if(changes_.begin(), changes_.end(),
                                    [](const Change& each) { return !each.unsynced.empty(); });
  for (auto each = changes_.begin(); each != pending; ++each) apply(*each, durable_);
  changes_.erase(changes_.begin(), pending);
}

void DiskMemory::settle(Inode& file) {
  if (!file.dirty) return;
  file.synced = file.bytes;
  file.dirty = false;
  ++settled_;
}

Result<std::uint64_t> DiskMemory::file_at(const std::string& path) const {
  const auto place = names_.find(path);
  if (place == names_.end() || place->second == folder_inode)
    return failure("E_DISK_WRITE", path + ": no such file");
  return place->second;
}

FileFacts DiskMemory::facts_of(const std::string& path, std::uint64_t inode) const {
  if (inode == folder_inode) return {.name = name_of(path)};
  const auto& file = inodes_.at(inode);
  return {.name = name_of(path),
          .size = file.bytes.size(),
          .inode = inode,
          .modified_ns = file.modified_ns,
          .regular = true};
}

void DiskMemory::add_folders(const std::string& path) {
  if (names_.contains(path)) return;
  add_folders(parent_of(path));
  change({Change::Kind::set, {}, path, folder_inode, {parent_of(path)}});
}

}  // namespace ecluse::tests
