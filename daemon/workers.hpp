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

  /// A piece to examine, which holds `bytes` of memory until it is; refused, and left as it was,
  /// when the queue is full or there is no thread: the caller then does it itself.
  bool offer(Task& piece, std::size_t bytes);

  /// Does one waiting piece, whosever it is; false when none waits.
  bool help(Desk& desk);

 private:
  void work(Desk& desk);
  bool next(Task& task);
  Task first_piece();

  /// Of all flux in work together. A piece is inflated faster than it is examined: an envelope of
  /// 10 Go would otherwise wait here whole.
  static constexpr std::size_t most_pieces = 256;
  static constexpr std::size_t most_bytes = 64'000'000;

  struct WaitingPiece {
    Task task;
    std::size_t bytes;
  };

  std::vector<std::unique_ptr<Desk>> desks_;
  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<WaitingPiece> pieces_;
  std::size_t bytes_ = 0;  ///< that the waiting pieces hold
  std::deque<Task> flux_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ecluse::daemon
