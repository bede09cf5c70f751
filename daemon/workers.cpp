#include "daemon/workers.hpp"

#include <utility>

namespace ecluse::daemon {
Workers::Workers(unsigned count, const std::function<std::unique_ptr<Desk>()>& furnish) {
  desks_.push_back(furnish());
  while (desks_.size() < count) desks_.push_back(furnish());
  for (unsigned i = 0; i < count; ++i)
    threads_.emplace_back([this, desk = desks_[i].get()] { work(*desk); });
}

Workers::~Workers() {
  {
    const std::lock_guard guard(mutex_);
    closing_ = true;
  }
  posted_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void Workers::post(Task flux) {
  if (threads_.empty()) return flux(*desks_.front());
  {
    const std::lock_guard guard(mutex_);
    flux_.push_back(std::move(flux));
  }
  posted_.notify_one();
}

bool Workers::offer(Task& piece, std::size_t bytes) {
  {
    const std::lock_guard guard(mutex_);
    if (threads_.empty() || pieces_.size() >= most_pieces || bytes > most_bytes - bytes_)
      return false;
    pieces_.push_back({std::move(piece), bytes});
    bytes_ += bytes;
  }
  posted_.notify_one();
  return true;
}

bool Workers::help(Desk& desk) {
  std::unique_lock lock(mutex_);
  if (pieces_.empty()) return false;
  const auto piece = first_piece();
  lock.unlock();
  piece(desk);
  return true;
}

/// Of the queue, which is not empty. The caller holds the lock.
Workers::Task Workers::first_piece() {
  auto first = std::move(pieces_.front());
  pieces_.pop_front();
  bytes_ -= first.bytes;
  return std::move(first.task);
}

void Workers::work(Desk& desk) {
  Task task;
  while (next(task)) task(desk);
}

/// Waits for a task; false when the house closes and nothing is left.
bool Workers::next(Task& task) {
  std::unique_lock lock(mutex_);
  posted_.wait(lock, [this] { return closing_ || !pieces_.empty() || !flux_.empty(); });
  if (!pieces_.empty()) {
    task = first_piece();
    return true;
  }
  if (flux_.empty()) return false;
  task = std::move(flux_.front());
  flux_.pop_front();
  return true;
}

}  // namespace ecluse::daemon
