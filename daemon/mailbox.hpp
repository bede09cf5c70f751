// A queue between threads: from those that think to the one that remembers, and what those that
// answer share. Whoever posts bounds how much is posted: the gate never has more flux in flight
// than configured.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace ecluse::daemon {

template <class T>
class Mailbox {
 public:
  void post(T item) {
    {
      const std::lock_guard guard(mutex_);
      items_.push_back(std::move(item));
    }
    arrived_.notify_one();
  }

  /// Takes the oldest item, waiting for one `at_most` so long.
  std::optional<T> take(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    if (!arrived_.wait_for(lock, at_most, [this] { return !items_.empty(); })) return std::nullopt;
    return oldest();
  }

  /// The same, however long it takes.
  T take() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !items_.empty(); });
    return oldest();
  }

 private:
  T oldest() {
    T item(std::move(items_.front()));
    items_.pop_front();
    return item;
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<T> items_;
};

}  // namespace ecluse::daemon
