// Runs the operator's scan command on one file: no shell, its own process group, nothing on its
// standard input, a time limit. Called by daemon/antivirus; from any thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "model/result.hpp"

namespace ecluse::daemon {

struct CommandEnd {
  int status = 0;     ///< exit status, 0 to 255
  std::string words;  ///< the front of its standard output, at most 4096 bytes
};

/// `command` is a program, by its path, and its arguments; each "{file}" in an argument becomes the
/// path, which is added at the end when there is none. Error E_ANTIVIRUS: it could not be started,
/// was ended by a signal, or took longer than `patience` and was killed with all it had started.
Result<CommandEnd> run_on_file(const std::vector<std::string>& command, const std::string& path,
                               std::chrono::milliseconds patience);

}  // namespace ecluse::daemon
