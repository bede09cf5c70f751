// A process that a test starts, watches and ends: the real program, or a part of it that may die.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ecluse::tests {

class ChildProcess {
 public:
  /// Starts a program with its arguments; what it says goes to the file `output`.
  ChildProcess(const std::vector<std::string>& words, const std::filesystem::path& output);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  /// Kills the process if it still runs.
  ~ChildProcess();

  void send(int signal) const;

  /// Its exit status, 128 and more for a signal; nothing when it still runs after so long.
  std::optional<int> wait(std::chrono::milliseconds at_most);

 private:
  pid_t process_;
  std::optional<int> status_;
};

/// Waits until something holds; false when it does not after so long.
bool becomes_true(const std::function<bool()>& something,
                  std::chrono::milliseconds at_most = std::chrono::seconds{20});

}  // namespace ecluse::tests
