#include "tests/crash/ledger_disk.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include <sqlite3.h>

namespace ecluse::tests {
namespace {

constexpr std::size_t sector = 4096;  // bytes, as on the disks SQLite supposes

}  // namespace

/// The functions of the VFS and of its files. Those that change something are points of the power.
struct LedgerDisk::Calls {
  /// What SQLite holds of a file. It makes the room, we fill it.
  struct Handle {
    sqlite3_file base;
    LedgerDisk* disk;
    File* file;
    const char* name;     ///< lives as long as the handle, says SQLite
    bool names_unsynced;  ///< the first sync of a log syncs its folder too
  };

  static LedgerDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<LedgerDisk*>(vfs->pAppData); }
  static Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
  static bool on(const Handle& of, const char* call) {
    return of.disk->power_.on(call + std::string(" ") + of.name);
  }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* room, int flags, int* given) {
    room->pMethods = nullptr;
    auto& disk = disk_of(vfs);
    if (name == nullptr) return SQLITE_CANTOPEN;
    const auto place = disk.names_.find(name);
    const bool fresh = place == disk.names_.end();
    if (fresh && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
    if (fresh && !disk.power_.on(std::string("create ") + name)) return SQLITE_CANTOPEN;
    auto& file = fresh ? disk.make(name) : *place->second;
    handle(room) = {{methods()}, &disk, &file, name, fresh && (flags & SQLITE_OPEN_WAL) != 0};
    if (given != nullptr) *given = flags;
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs* vfs, const char* name, int sync) {
    auto& disk = disk_of(vfs);
    if (!disk.names_.contains(name)) return SQLITE_IOERR_DELETE_NOENT;
    if (!disk.power_.on(std::string("delete ") + name)) return SQLITE_IOERR_DELETE;
    disk.names_.erase(name);
    ++disk.changed_;
    if (sync != 0) disk.sync_names();
    return SQLITE_OK;
  }

  static int access(sqlite3_vfs* vfs, const char* name, int /*what*/, int* result) {
    *result = disk_of(vfs).names_.contains(name) ? 1 : 0;
    return SQLITE_OK;
  }

  static int full_path(sqlite3_vfs* /*vfs*/, const char* name, int room, char* path) {
    sqlite3_snprintf(room, path, "%s", name);
    return SQLITE_OK;
  }

  static int randomness(sqlite3_vfs* vfs, int count, char* bytes) {
    std::generate_n(bytes, count, [&] { return static_cast<char>(disk_of(vfs).chance_()); });
    return count;
  }

  static int sleep(sqlite3_vfs* /*vfs*/, int microseconds) { return microseconds; }

  static int now(sqlite3_vfs* /*vfs*/, double* day) {
    *day = 2461102.0;  // a day of March 2026, in Julian days
    return SQLITE_OK;
  }

  static int close(sqlite3_file* /*file*/) { return SQLITE_OK; }

  static int read(sqlite3_file* from, void* room, int count, sqlite3_int64 offset) {
    const auto& bytes = handle(from).file->bytes;
    const auto wanted = static_cast<std::size_t>(count);
    const auto begin = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto found = std::min(wanted, bytes.size() - begin);
    std::memcpy(room, bytes.data() + begin, found);
    std::memset(static_cast<char*>(room) + found, 0, wanted - found);
    return found == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }

  static int write(sqlite3_file* to, const void* bytes, int count, sqlite3_int64 offset) {
    const auto& of = handle(to);
    if (!on(of, "write")) return SQLITE_IOERR_WRITE;
    of.disk->write(*of.file, static_cast<std::size_t>(offset),
                   {static_cast<const char*>(bytes), static_cast<std::size_t>(count)});
    return SQLITE_OK;
  }

  static int truncate(sqlite3_file* at, sqlite3_int64 size) {
    const auto& of = handle(at);
    if (!on(of, "truncate")) return SQLITE_IOERR_TRUNCATE;
    of.disk->cut_end(*of.file, static_cast<std::size_t>(size));
    return SQLITE_OK;
  }

  static int sync(sqlite3_file* at, int /*flags*/) {
    auto& of = handle(at);
    if (!on(of, "sync")) return SQLITE_IOERR_FSYNC;
    of.disk->sync(*of.file);
    if (std::exchange(of.names_unsynced, false)) of.disk->sync_names();
    return SQLITE_OK;
  }

  static int size(sqlite3_file* of, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(handle(of).file->bytes.size());
    return SQLITE_OK;
  }

  static int lock(sqlite3_file* /*file*/, int /*level*/) { return SQLITE_OK; }

  static int is_reserved(sqlite3_file* /*file*/, int* result) {
    *result = 0;
    return SQLITE_OK;
  }

  static int control(sqlite3_file* /*file*/, int /*wish*/, void* /*value*/) {
    return SQLITE_NOTFOUND;
  }

  static int sector_size(sqlite3_file* /*file*/) { return static_cast<int>(sector); }

  /// As the VFS of Unix says of itself.
  static int characteristics(sqlite3_file* /*file*/) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

  static int map_shared(sqlite3_file* of, int nth, int bytes, int extend, void volatile** place) {
    auto& shared = handle(of).file->shared;
    const auto at = static_cast<std::size_t>(nth);
    *place = nullptr;
    if (at >= shared.size() && extend == 0) return SQLITE_OK;
    while (at >= shared.size())
      shared.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes)));
    *place = shared[at].get();
    return SQLITE_OK;
  }

  static int lock_shared(sqlite3_file* /*file*/, int /*from*/, int /*count*/, int /*flags*/) {
    return SQLITE_OK;
  }

  static void barrier(sqlite3_file* /*file*/) {}

  static int unmap_shared(sqlite3_file* of, int remove) {
    if (remove != 0) handle(of).file->shared.clear();
    return SQLITE_OK;
  }

  static const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods all{2,
                                        close,
                                        read,
                                        write,
                                        truncate,
                                        sync,
                                        size,
                                        lock,
                                        lock,
                                        is_reserved,
                                        control,
                                        sector_size,
                                        characteristics,
                                        map_shared,
                                        lock_shared,
                                        barrier,
                                        unmap_shared,
                                        nullptr,
                                        nullptr};
    return &all;
  }
};

LedgerDisk::LedgerDisk(Power& power) : power_(power), vfs_(std::make_unique<sqlite3_vfs>()) {
  vfs_->iVersion = 1;
  vfs_->szOsFile = sizeof(Calls::Handle);
  vfs_->mxPathname = 512;
  vfs_->zName = "ecluse-crash";
  vfs_->pAppData = this;
  vfs_->xOpen = Calls::open;
  vfs_->xDelete = Calls::remove;
  vfs_->xAccess = Calls::access;
  vfs_->xFullPathname = Calls::full_path;
  vfs_->xRandomness = Calls::randomness;
  vfs_->xSleep = Calls::sleep;
  vfs_->xCurrentTime = Calls::now;
  if (sqlite3_vfs_register(vfs_.get(), 1) != SQLITE_OK) throw std::runtime_error("no such VFS");
}

LedgerDisk::~LedgerDisk() {
  sqlite3_vfs_unregister(vfs_.get());
}

LedgerDisk::File& LedgerDisk::make(const std::string& name) {
  auto& file = *files_.emplace_back(std::make_unique<File>());
  names_[name] = &file;
  ++changed_;
  return file;
}

void LedgerDisk::write(File& file, std::size_t offset, std::string_view bytes) {
  Change change{offset, {}, std::string(bytes), file.bytes.size()};
  if (offset < file.bytes.size()) change.before = file.bytes.substr(offset, bytes.size());
  apply(file, change);
  file.unsynced.push_back(std::move(change));
  ++changed_;
}

void LedgerDisk::cut_end(File& file, std::size_t size) {
  if (size >= file.bytes.size()) return;
  Change change{size, file.bytes.substr(size), {}, file.bytes.size(), true};
  apply(file, change);
  file.unsynced.push_back(std::move(change));
  ++changed_;
}

void LedgerDisk::sync(File& file) {
  if (!file.unsynced.empty()) ++settled_;
  file.unsynced.clear();
}

void LedgerDisk::sync_names() {
  if (durable_ != names_) ++settled_;
  durable_ = names_;
}

void LedgerDisk::apply(File& file, const Change& change) {
  const auto end = change.offset + change.after.size();
  if (change.cut || file.bytes.size() < end) file.bytes.resize(end);
  file.bytes.replace(change.offset, change.after.size(), change.after);
}

void LedgerDisk::undo(File& file, const Change& change) {
  file.bytes.resize(change.size_before);
  file.bytes.replace(change.offset, change.before.size(), change.before);
}

/// A write may be torn between two sectors of the disk.
std::vector<LedgerDisk::Change> LedgerDisk::sectors_of(const Change& change) {
  if (change.cut) return {change};
  std::vector<Change> parts;
  for (std::size_t at = 0; at < change.after.size();) {
    const auto offset = change.offset + at;
    const auto length = std::min(change.after.size() - at, sector - offset % sector);
    parts.push_back({offset, {}, change.after.substr(at, length)});
    at += length;
  }
  return parts;
}

void LedgerDisk::restart(AfterCut what, std::uint32_t seed) {
  std::mt19937 toss(seed);
  if (what != AfterCut::all_kept) {
    if (what == AfterCut::unsynced_lost || toss() % 2 == 0) names_ = durable_;
    for (auto& file : files_) {
      for (auto change = file->unsynced.rbegin(); change != file->unsynced.rend(); ++change)
        undo(*file, *change);
      if (what == AfterCut::unsynced_lost) continue;
      for (const auto& change : file->unsynced)
        for (const auto& part : sectors_of(change))
          if (toss() % 2 == 0) apply(*file, part);
    }
  }
  for (auto& file : files_) {
    file->unsynced.clear();
    file->shared.clear();
  }
  durable_ = names_;
}

}  // namespace ecluse::tests
