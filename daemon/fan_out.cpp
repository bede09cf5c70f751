#include "daemon/fan_out.hpp"

#include <utility>

namespace ecluse::daemon {

std::size_t FanOut::add_place() {
  slots_.emplace_back();
  return slots_.size() - 1;
}

void FanOut::add(std::size_t place, ReceivedPiece piece) {
  auto& slot = slots_[place];
  slot.received = std::move(piece);
  {
    const std::lock_guard guard(mutex_);
    ++outstanding_;
  }
  const auto bytes = slot.received.content.text.size();
  Workers::Task task = [this, &slot](Desk& desk) { run(slot, desk); };
  if (!workers_.offer(task, bytes)) do_here(task);
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
  std::vector<ExaminedPiece> pieces;
  pieces.reserve(slots_.size());
  for (auto& slot : slots_) pieces.push_back(std::move(slot.examined));
  return pieces;
}

void FanOut::run(Slot& slot, Desk& desk) {
  std::exception_ptr thrown;
  std::optional<Error> error;
  try {
    auto examined = examine_(slot.received, desk);
    slot.received = {};
    if (examined)
      slot.examined = std::move(*examined);
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
