// One process at a time writes in a root: a kernel lock that dies with the process, so that none
// can be left behind. Taken by `ecluse run` and `ecluse watch` before anything else. The file also
// says who took it last, which means something only while the lock is held.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/result.hpp"

namespace ecluse::lifecycle {

/// What the process that holds a root does with it.
enum class LockedFor : std::uint8_t { work, watch };

struct LockHolder {
  LockedFor what = LockedFor::work;
  std::int64_t process = 0;
};

class RunLock {
 public:
  /// Takes the lock on a file, made if need be (Root::lock()). E_LOCKED when another process has
  /// it, E_DISK_WRITE when the file cannot be opened.
  static Result<RunLock> take(const std::string& path, LockedFor what = LockedFor::work);

  /// Who took it last; nothing where the file does not say.
  static std::optional<LockHolder> holder(const std::string& path);

  RunLock(RunLock&& other) noexcept;
  RunLock& operator=(RunLock&& other) noexcept;
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;
  ~RunLock();

 private:
  explicit RunLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;  ///< -1 when moved from
};

}  // namespace ecluse::lifecycle
