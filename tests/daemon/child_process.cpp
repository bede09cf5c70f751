#include "tests/daemon/child_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>

namespace ecluse::tests {

using namespace std::chrono_literals;

ChildProcess::ChildProcess(const std::vector<std::string>& words,
                           const std::filesystem::path& output) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const int said = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(said, STDOUT_FILENO);
    ::dup2(said, STDERR_FILENO);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  ::close(said);
  if (process_ < 0) throw std::runtime_error("cannot start " + words[0]);
}

ChildProcess::~ChildProcess() {
  if (status_) return;
  send(SIGKILL);
  wait(10s);
}

void ChildProcess::send(int signal) const {
  if (!status_) ::kill(process_, signal);
}

std::optional<int> ChildProcess::wait(std::chrono::milliseconds at_most) {
  becomes_true(
      [this] {
        int status = 0;
        if (!status_ && ::waitpid(process_, &status, WNOHANG) == process_)
          status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        return status_.has_value();
      },
      at_most);
  return status_;
}

bool becomes_true(const std::function<bool()>& something, std::chrono::milliseconds at_most) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  while (!something()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(1ms);
  }
  return true;
}

}  // namespace ecluse::tests
