#include "lifecycle/run_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <string_view>
#include <system_error>
#include <utility>

namespace ecluse::lifecycle {

namespace {

constexpr std::string_view watching = "watch ", working = "work ";

}  // namespace

Result<RunLock> RunLock::take(const std::string& path, LockedFor what) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0660);
  if (descriptor < 0)
    return failure("E_DISK_WRITE", path + ": " + std::generic_category().message(errno));
  RunLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
    return failure("E_LOCKED", path + ": " + std::generic_category().message(errno));
  // A full disk must not keep anyone from working: whoever cannot write this says nothing.
  const auto line = std::string(what == LockedFor::watch ? watching : working) +
                    std::to_string(::getpid()) + '\n';
  if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
    const auto written = ::pwrite(descriptor, line.data(), line.size(), 0);
  return lock;
}

std::optional<LockHolder> RunLock::holder(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  std::array<char, 64> room{};
  const auto got = ::pread(descriptor, room.data(), room.size(), 0);
  ::close(descriptor);
  std::string_view line(room.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  LockHolder holder;
  holder.what = line.starts_with(watching) ? LockedFor::watch : LockedFor::work;
  const auto& before = holder.what == LockedFor::watch ? watching : working;
  if (!line.starts_with(before)) return std::nullopt;
  line.remove_prefix(before.size());
  const auto read = std::from_chars(line.data(), line.data() + line.size(), holder.process);
  return read.ec == std::errc() ? std::optional(holder) : std::nullopt;
}

RunLock::RunLock(RunLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

RunLock& RunLock::operator=(RunLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

RunLock::~RunLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace ecluse::lifecycle
