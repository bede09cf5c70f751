// The threads that think. They take two kinds of tasks: a flux to examine (posted by the thread
// that owns the disk) and a piece to examine (offered by the worker that opens its flux). Pieces go
// first, so that flux in work finish before others begin and memory stays bounded. With zero
// workers everything runs in the caller's thread, in order: tests are deterministic.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "parsers/reader.hpp"

namespace ecluse::daemon {

/// What one thinking thread owns and reuses from piece to piece.
struct Desk {
  parsers::Reader reader;
};

class Workers {
 public:
  using Task = std::function<void(Desk&)>;

  /// Starts `count` threads, each with the desk that `furnish` makes. `count` 0 makes one desk for
  /// the caller. Tasks must not throw.
  Workers(unsigned count, const std::function<std::unique_ptr<Desk>()>& furnish);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  /// Finishes what was posted, then joins.
  ~Workers();

  /// A flux to examine. The caller bounds how many are posted at once.
  void post(Task flux);

  /// A piece to examine; refused, and left as it was, when the queue is full or there is no thread:
  /// the caller then does it itself.
  bool offer(Task& piece);

  /// Does one waiting piece, whosever it is; false when none waits.
  bool help(Desk& desk);

 private:
  void work(Desk& desk);
  bool next(Task& task);

  static constexpr std::size_t most_pieces = 256;

  std::vector<std::unique_ptr<Desk>> desks_;
  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<Task> pieces_;
  std::deque<Task> flux_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ecluse::daemon
