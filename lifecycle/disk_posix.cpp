#include "lifecycle/disk_posix.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>
#include <utility>

#include "model/network_disk.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr mode_t file_mode = 0660;
constexpr mode_t folder_mode = 0770;

tl::unexpected<Error> fault(const char* code, const std::string& path) {
  const int reason = errno;
  const bool full = reason == ENOSPC || reason == EDQUOT;
  return failure(full ? "E_DISK_FULL" : code,
                 path + ": " + std::generic_category().message(reason));
}

/// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }

  [[nodiscard]] bool good() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }
  /// Some file systems tell only here that the bytes could not be kept.
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

Descriptor open_for_reading(const std::string& path) {
  // O_NONBLOCK: a pipe must not stop us; it means nothing for a regular file.
  return Descriptor(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
}

Descriptor open_folder(const std::string& path) {
  return Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

/// Gives an open file its rights and its group, before anything is in it.
bool give(int file, const Ownership& ownership) {
  constexpr auto same = static_cast<uid_t>(-1);
  return (!ownership.group || ::fchown(file, same, *ownership.group) == 0) &&
         (!ownership.mode || ::fchmod(file, *ownership.mode) == 0);
}

FileFacts facts_of(std::string name, const struct stat& status) {
  FileFacts facts;
  facts.name = std::move(name);
  facts.size = static_cast<std::uint64_t>(status.st_size);
  facts.inode = status.st_ino;
  // What whoever sent it said: any year, and 64 bits end in 2262.
  constexpr std::int64_t last_second = 9'223'372'035;
  const auto second = std::clamp<std::int64_t>(status.st_mtim.tv_sec, -last_second, last_second);
  facts.modified_ns = second * 1'000'000'000 + std::int64_t{status.st_mtim.tv_nsec};
  facts.regular = S_ISREG(status.st_mode);
  return facts;
}

class FileReader final : public ByteReader {
 public:
  FileReader(Descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}

  Result<std::size_t> read(std::span<char> room) override {
    while (true) {
      const auto count = ::read(file_.number(), room.data(), room.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return fault("E_DISK_READ", path_);
    }
  }

 private:
  Descriptor file_;
  std::string path_;
};

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

bool is_dots(std::string_view name) {
  return name == "." || name == "..";
}

/// Calls `visit(name, status)` for each entry of a folder; entries that vanish meanwhile are left
/// out.
template <class Visit>
Done for_each_entry(const std::string& path, Visit visit) {
  const Folder folder(::opendir(path.c_str()));
  if (!folder) return fault("E_DISK_LIST", path);
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());  // NOLINT(concurrency-mt-unsafe): own stream
    if (!entry) break;
    const std::string_view name = entry->d_name;
    struct stat status {};
    if (is_dots(name)) continue;
    if (::fstatat(::dirfd(folder.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0)
      visit(name, status);
  }
  if (errno != 0) return fault("E_DISK_LIST", path);
  return {};
}

bool write_fully(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool make_one_folder(const std::string& path) {
  if (::mkdir(path.c_str(), folder_mode) == 0) return true;
  struct stat status {};
  return errno == EEXIST && ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

Result<std::vector<FileFacts>> DiskPosix::list(const std::string& folder) const {
  std::vector<FileFacts> found;
  const auto done = for_each_entry(folder, [&](std::string_view name, const struct stat& status) {
    found.push_back(facts_of(std::string(name), status));
  });
  if (!done) return tl::unexpected(done.error());
  return found;
}

Result<std::vector<std::string>> DiskPosix::folders(const std::string& folder) const {
  std::vector<std::string> found;
  const auto done = for_each_entry(folder, [&](std::string_view name, const struct stat& status) {
    if (S_ISDIR(status.st_mode)) found.emplace_back(name);
  });
  if (!done) return tl::unexpected(done.error());
  std::sort(found.begin(), found.end());
  return found;
}

Result<FileFacts> DiskPosix::facts(const std::string& path) const {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return fault("E_DISK_READ", path);
  return facts_of(path.substr(path.rfind('/') + 1), status);
}

bool DiskPosix::exists(const std::string& path) const {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

bool DiskPosix::being_written(const std::string& path) const {
  const auto file = open_for_reading(path);
  struct statfs kind {};
  if (!file.good() || ::fstatfs(file.number(), &kind) != 0) return false;
  if (!network_disk(static_cast<std::uint32_t>(kind.f_type)).empty()) return false;
  // Were the file opened for writing while we hold the lease, the kernel would tell us by a signal:
  // not SIGIO, which kills, but one that is ignored by default.
  ::fcntl(file.number(), F_SETSIG, SIGURG);
  if (::fcntl(file.number(), F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN;
  ::fcntl(file.number(), F_SETLEASE, F_UNLCK);
  return false;
}

Done DiskPosix::visit(const std::string& folder, const std::function<void(FileFacts)>& see) const {
  return for_each_entry(folder, [&](std::string_view name, const struct stat& status) {
    see(facts_of(std::string(name), status));
  });
}

Result<std::string> DiskPosix::slice(const std::string& path, std::uint64_t from,
                                     std::size_t count) const {
  const auto file = open_for_reading(path);
  struct stat status {};
  if (!file.good() || ::fstat(file.number(), &status) != 0) return fault("E_DISK_READ", path);
  if (!S_ISREG(status.st_mode)) return failure("E_DISK_READ", path + ": not a regular file");
  const auto size = static_cast<std::uint64_t>(status.st_size);
  std::string bytes(from < size ? std::min<std::uint64_t>(count, size - from) : 0, '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto got = ::pread(file.number(), bytes.data() + done, bytes.size() - done,
                             static_cast<off_t>(from + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fault("E_DISK_READ", path);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

Result<DiskRoom> DiskPosix::room(const std::string& path) const {
  struct statvfs status {};
  if (::statvfs(path.c_str(), &status) != 0) return fault("E_DISK_READ", path);
  DiskRoom left;
  left.bytes = std::uint64_t{status.f_bavail} * status.f_frsize;
  if (status.f_files > 0) left.files = status.f_favail;
  struct statfs kind {};
  if (::statfs(path.c_str(), &kind) == 0)
    left.network = network_disk(static_cast<std::uint32_t>(kind.f_type));
  return left;
}

Result<std::unique_ptr<ByteReader>> DiskPosix::open(const std::string& path) const {
  auto file = open_for_reading(path);
  struct stat status {};
  if (!file.good() || ::fstat(file.number(), &status) != 0) return fault("E_DISK_READ", path);
  if (!S_ISREG(status.st_mode)) return failure("E_DISK_READ", path + ": not a regular file");
  return std::make_unique<FileReader>(std::move(file), path);
}

Done DiskPosix::write(const std::string& path, std::string_view bytes) {
  Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, file_mode));
  if (!file.good()) return fault("E_DISK_WRITE", path);
  if (!dressed_folder_.empty() && path.starts_with(dressed_folder_) &&
      !give(file.number(), ownership_))
    return fault("E_DISK_WRITE", path);
  if (!write_fully(file.number(), bytes) || !file.close()) return fault("E_DISK_WRITE", path);
  return {};
}

void DiskPosix::dress(std::string folder, Ownership ownership) {
  dressed_folder_ = std::move(folder) + '/';
  ownership_ = ownership;
}

Done DiskPosix::append(const std::string& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC));
  if (!file.good() || !write_fully(file.number(), bytes) || !file.close())
    return fault("E_DISK_WRITE", path);
  return {};
}

Done DiskPosix::rename(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) return fault("E_DISK_RENAME", from + " -> " + to);
  return {};
}

Done DiskPosix::remove(const std::string& path) {
  if (::unlink(path.c_str()) != 0) return fault("E_DISK_REMOVE", path);
  return {};
}

Done DiskPosix::make_folder(const std::string& path) {
  if (make_one_folder(path)) return {};  // most often it is there
  for (auto at = path.find('/', 1); at != std::string::npos; at = path.find('/', at + 1))
    if (!make_one_folder(path.substr(0, at))) return fault("E_DISK_WRITE", path.substr(0, at));
  if (!make_one_folder(path)) return fault("E_DISK_WRITE", path);
  return {};
}

Done DiskPosix::sync_file(const std::string& path) {
  const auto file = open_for_reading(path);
  if (!file.good() || ::fsync(file.number()) != 0) return fault("E_DISK_SYNC", path);
  return {};
}

Done DiskPosix::sync_folder(const std::string& path) {
  const auto folder = open_folder(path);
  if (!folder.good() || ::fsync(folder.number()) != 0) return fault("E_DISK_SYNC", path);
  return {};
}

Done DiskPosix::sync_all(const std::string& path) {
  const auto folder = open_folder(path);
  if (!folder.good() || ::syncfs(folder.number()) != 0) return fault("E_DISK_SYNC", path);
  return {};
}

}  // namespace ecluse::lifecycle
