// A clamd that knows one virus, the EICAR test file, and can be told to behave badly. It answers in
// its own thread on a socket of its own until it is destroyed.
#pragma once

#include <atomic>
#include <string>
#include <thread>

#include "tests/support/places.hpp"

namespace ecluse::tests {

/// The EICAR test file, put together when asked for, so that no scanner finds it in our files.
std::string eicar();

class FakeClamd {
 public:
  enum class Family { local, machine };
  enum class Mood {
    well,
    silent,    ///< takes all, says nothing
    narrow,    ///< refuses streams after the first chunk, as beyond StreamMaxLength
    departing  ///< closes at once
  };

  explicit FakeClamd(Family family = Family::local, Mood mood = Mood::well);
  FakeClamd(const FakeClamd&) = delete;
  FakeClamd& operator=(const FakeClamd&) = delete;
  ~FakeClamd();

  /// As it stands in ecluse.toml.
  [[nodiscard]] const std::string& address() const { return address_; }
  /// How many bytes were streamed to it.
  [[nodiscard]] std::size_t streamed() const { return streamed_; }

 private:
  void serve();
  void answer(int client);

  TemporaryFolder folder_;
  Mood mood_;
  int listener_ = -1;
  std::string address_;
  std::atomic<bool> closing_{false};
  std::atomic<std::size_t> streamed_{0};
  std::thread thread_;
};

}  // namespace ecluse::tests
