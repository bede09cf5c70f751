// One process at a time writes in a root: a kernel lock that dies with the process, so that none
// can be left behind. Taken by `ecluse run` and `ecluse watch` before anything else.
#pragma once

#include <string>

#include "model/result.hpp"

namespace ecluse::lifecycle {

class RunLock {
 public:
  /// Takes the lock on a file, made if need be (Root::lock()). E_LOCKED when another process has
  /// it, E_DISK_WRITE when the file cannot be opened.
  static Result<RunLock> take(const std::string& path);

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
