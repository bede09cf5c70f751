// What is held of few things at once: connections, streams, uploads. Used by console/server, from
// its threads.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <utility>

namespace ecluse::console {

/// Counts one more as long as it lives.
class Counted {
 public:
  explicit Counted(std::atomic<unsigned>& count) : count_(count), which_(++count) {}
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  ~Counted() { --count_; }

  [[nodiscard]] unsigned which() const { return which_; }

 private:
  std::atomic<unsigned>& count_;
  unsigned which_;
};

/// The accounts whose uploads are under way: a few, and one of each. Any thread.
class UploadSlots {
 public:
  /// False where that many are held, or one of that account.
  bool take(const std::string& account, unsigned most);
  void give_back(const std::string& account);

 private:
  std::mutex mutex_;
  std::set<std::string> held_;
};

/// How long an upload may last: `silence` before anything came, and as long as it comes at the
/// least rate (bytes a second) besides, `most` in all.
struct Patience {
  std::chrono::milliseconds silence{}, most{};
  std::uint64_t least_rate = 1;
};

/// An upload and its slot, held as long as it lives, where there was one.
class UploadSlot {
 public:
  using Clock = std::chrono::steady_clock;

  UploadSlot(UploadSlots& all, std::string account, unsigned most)
      : all_(all), account_(std::move(account)), taken_(all.take(account_, most)) {}
  UploadSlot(const UploadSlot&) = delete;
  UploadSlot& operator=(const UploadSlot&) = delete;
  ~UploadSlot() {
    if (taken_) all_.give_back(account_);
  }

  [[nodiscard]] bool taken() const { return taken_; }
  void has_come(std::size_t bytes) { came_ += bytes; }
  /// When it is given up, by what came until now.
  [[nodiscard]] Clock::time_point deadline(const Patience& patience) const;

 private:
  UploadSlots& all_;
  std::string account_;
  bool taken_;
  Clock::time_point begun_ = Clock::now();
  std::uint64_t came_ = 0;
};

}  // namespace ecluse::console
