// What the console has to tell its operator: faults, and how often it refused what. Its threads
// note it, whoever holds the log takes it: nothing of it names a person, an address or an object.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/result.hpp"

namespace ecluse::daemon {

/// Requests refused alike.
struct Refusals {
  unsigned status = 0;
  std::string route;  ///< its pattern ("/flux/{row}"); "-" for no route
  std::uint64_t count = 0;
};

class ConsoleTold {
 public:
  /// The same error again is told once, until another or the next taking. From any thread.
  void error(const Error& error);
  void refused(unsigned status, const std::string& route);

  struct All {
    std::vector<Error> errors{};
    std::vector<Refusals> refusals{};
  };
  /// What was noted since the last time; refusals once a minute, so that whoever is refused all
  /// the time does not fill the log.
  All take(std::chrono::steady_clock::time_point now);

 private:
  std::mutex mutex_;
  std::vector<Error> errors_;
  std::map<std::pair<unsigned, std::string>, std::uint64_t> refusals_;
  std::optional<std::chrono::steady_clock::time_point> told_;  ///< when refusals were, last
};

}  // namespace ecluse::daemon
