// Slows down whoever tries passwords from one address, over whichever accounts: each try costs the
// console a hash. Beside the lock-out of an account (lifecycle/accounts), which one address cannot
// go round either. Shared by the doors of the console; any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "model/date.hpp"

namespace ecluse::daemon {

class SignInBrake {
 public:
  static constexpr std::size_t most_failures = 20;
  static constexpr std::chrono::hours within{1};

  /// Whether a password from there is looked at: an address of IPv4, or a network of IPv6, of
  /// 64 bits. From this machine always: a proxy that is not
  /// trusted speaks for everybody.
  bool allows(const std::string& address, Instant now);
  void failed(const std::string& address, Instant now);

 private:
  void forget(Instant now);

  std::mutex mutex_;
  std::map<std::string, std::deque<Instant>> failures_;  ///< by network, oldest first
};

}  // namespace ecluse::daemon
