// Commands of `ecluse` on the root of a test, and what they say. For the acceptance tests that go
// from files to what a person reads.
#pragma once

#include <string>
#include <vector>

#include "daemon/commands/commands.hpp"

namespace ecluse::tests {

struct Answered {
  daemon::ExitStatus status = daemon::ExitStatus::internal;
  std::string out, err;

  /// The lines of the output.
  [[nodiscard]] std::vector<std::string> lines() const;
};

Answered command(const daemon::Command& command, Language language = Language::fr);

/// A mémoire like that of samples/, of another number and case, with more replacements: pairs of
/// what stands there and what takes its place.
std::string memoire(const std::string& number,
                    const std::vector<std::pair<std::string, std::string>>& spoiled = {});

}  // namespace ecluse::tests
