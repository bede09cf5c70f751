// Says when the tables of a root were changed and stand still again, so that the daemon loads them
// anew between two flux without being told. It looks at names, sizes and times only. Used by
// `ecluse watch`, on its one thread.
#pragma once

#include <chrono>
#include <string>

#include "lifecycle/root.hpp"
#include "model/date.hpp"
#include "model/disk.hpp"

namespace ecluse::daemon {

class TableWatch {
 public:
  /// `disk` must outlive the watch. Begin it before the tables are loaded, so that no change falls
  /// between.
  TableWatch(const DiskView& disk, lifecycle::Root root);

  /// Whether the tables are others than at the last `true`, or than when the watch began, and have
  /// stood still for `quiet`: files still being copied are left alone. Told once. A look less than
  /// 200 ms after another costs nothing.
  bool changed(Instant now, std::chrono::milliseconds quiet);

 private:
  /// What the folder of the tables holds: names, sizes, times.
  [[nodiscard]] std::string look() const;

  const DiskView& disk_;
  lifecycle::Root root_;
  std::string known_;  ///< in use
  std::string seen_;   ///< at the last look
  Instant looked_{}, still_since_{};
};

}  // namespace ecluse::daemon
