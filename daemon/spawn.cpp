#include "daemon/spawn.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

extern char** environ;

namespace ecluse::daemon {
namespace {

class Beginning {
 public:
  explicit Beginning(ChildEnds ends) {
    posix_spawn_file_actions_init(&files_);
    if (ends.input == ChildEnds::nothing)
      posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    else
      posix_spawn_file_actions_adddup2(&files_, ends.input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files_, ends.output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&manner_);
    posix_spawnattr_setsigmask(&manner_, &none);
    posix_spawnattr_setsigdefault(&manner_, &all);
    posix_spawnattr_setpgroup(&manner_, 0);
    posix_spawnattr_setflags(
        &manner_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  Beginning(const Beginning&) = delete;
  Beginning& operator=(const Beginning&) = delete;
  ~Beginning() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&manner_);
  }

  tl::expected<pid_t, int> start(const char* program, char* const* argv) {
    pid_t child = 0;
    const int failed = posix_spawn(&child, program, &files_, &manner_, argv, environ);
    if (failed != 0) return tl::unexpected(failed);
    return child;
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t manner_{};
};

}  // namespace

tl::expected<pid_t, int> spawn(const char* program, std::vector<std::string> words,
                               ChildEnds ends) {
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  return Beginning(ends).start(program, argv.data());
}

int await_end(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace ecluse::daemon
