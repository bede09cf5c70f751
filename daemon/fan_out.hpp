// The pieces of one flux, examined by whichever worker is free while the flux is still being
// opened. Made and gathered by the worker that opens the flux; the examinations run on any worker.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "daemon/workers.hpp"
#include "model/outcome.hpp"
#include "model/result.hpp"
#include "parsers/lift.hpp"

namespace ecluse::daemon {

/// A file of the flux as it was received.
struct ReceivedPiece {
  std::string name;  ///< as EntrySink::begin gives it
  parsers::LiftedText content;
};

class FanOut {
 public:
  using Examine = std::function<Result<ExaminedPiece>(ReceivedPiece&, Desk&)>;

  /// `desk` is that of the calling worker.
  FanOut(Workers& workers, Desk& desk, Examine examine)
      : workers_(workers), desk_(desk), examine_(std::move(examine)) {}
  FanOut(const FanOut&) = delete;
  FanOut& operator=(const FanOut&) = delete;
  /// Waits for the pieces still in other hands.
  ~FanOut() { wait(); }

  /// Hands one piece over, which then has the next place; does it here when every hand is busy.
  void add(ReceivedPiece piece) { add(add_place(), std::move(piece)); }

  /// The next place, for a piece that comes later.
  std::size_t add_place();
  void add(std::size_t place, ReceivedPiece piece);

  /// Time that add() spent examining in the calling thread.
  [[nodiscard]] std::chrono::microseconds spent_here() const { return spent_here_; }

  /// All pieces in the order of their places. What one examination threw is thrown here. Error:
  /// that of an examination that could not be made.
  Result<std::vector<ExaminedPiece>> gather();

 private:
  struct Slot {
    ReceivedPiece received;  ///< gone once examined
    ExaminedPiece examined;
  };

  void do_here(const Workers::Task& task);
  void run(Slot& slot, Desk& desk);
  void wait();

  Workers& workers_;
  Desk& desk_;
  Examine examine_;
  std::deque<Slot> slots_;  ///< a deque: slots stay where they are while others are added
  std::mutex mutex_;
  std::condition_variable finished_;
  std::size_t outstanding_ = 0;
  std::exception_ptr thrown_;
  std::optional<Error> error_;
  std::chrono::microseconds spent_here_{0};
};

}  // namespace ecluse::daemon
