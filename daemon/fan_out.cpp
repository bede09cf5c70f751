#include "daemon/fan_out.hpp"

#include <iterator>
#include <utility>

namespace ecluse::daemon {

void FanOut::add(ingest::Entry&& entry) {
  auto& slot = slots_.emplace_back();
  {
    const std::lock_guard guard(mutex_);
    ++outstanding_;
  }
  Workers::Task task = [this, &slot, entry = std::move(entry)](Desk& desk) {
    run(slot, entry, desk);
  };
  if (!workers_.offer(task)) do_here(task);
}

void FanOut::do_here(const Workers::Task& task) {
  const auto start = std::chrono::steady_clock::now();
  task(desk_);
  spent_here_ += std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);
}

Result<std::vector<ExaminedPiece>> FanOut::gather() {
  wait();
  if (thrown_) std::rethrow_exception(thrown_);
  if (error_) return tl::unexpected(*error_);
  return std::vector(std::make_move_iterator(slots_.begin()),
                     std::make_move_iterator(slots_.end()));
}

void FanOut::run(ExaminedPiece& slot, const ingest::Entry& entry, Desk& desk) {
  std::exception_ptr thrown;
  std::optional<Error> error;
  try {
    auto examined = examine_(entry, desk);
    if (examined)
      slot = std::move(*examined);
    else
      error = std::move(examined.error());
  } catch (...) {
    thrown = std::current_exception();
  }
  // Notified under the lock: once the last piece is counted the gatherer may destroy this object.
  const std::lock_guard guard(mutex_);
  if (thrown) thrown_ = thrown;
  if (error) error_ = std::move(error);
  if (--outstanding_ == 0) finished_.notify_all();
}

/// Helps until no piece waits in the queue: then those that are left are in other hands already.
void FanOut::wait() {
  while (workers_.help(desk_)) {
  }
  std::unique_lock lock(mutex_);
  finished_.wait(lock, [this] { return outstanding_ == 0; });
}

}  // namespace ecluse::daemon
