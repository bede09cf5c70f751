#include "daemon/scan_command.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "daemon/spawn.hpp"

namespace ecluse::daemon {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view placeholder = "{file}";
constexpr std::size_t most_words = 4096;
constexpr int look_again_ms = 20;

tl::unexpected<Error> trouble(const std::string& program, const std::string& what) {
  return failure("E_ANTIVIRUS", program + ": " + what);
}

std::vector<std::string> words_for(const std::vector<std::string>& command,
                                   const std::string& path) {
  std::vector<std::string> words;
  bool named = false;
  for (auto word : command) {
    if (const auto at = word.find(placeholder); at != std::string::npos) {
      word.replace(at, placeholder.size(), path);
      named = true;
    }
    words.push_back(std::move(word));
  }
  if (!named) words.push_back(path);
  return words;
}

/// The output of the command, its front kept.
class Output {
 public:
  explicit Output(int pipe) : pipe_(pipe) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { ::close(pipe_); }

  /// Takes what there is, waiting a moment for it.
  void listen(int milliseconds) {
    pollfd state{open_ ? pipe_ : -1, POLLIN, 0};
    if (::poll(&state, 1, milliseconds) <= 0) return;
    std::array<char, 4096> room;
    const auto count = ::read(pipe_, room.data(), room.size());
    open_ = count > 0 || (count < 0 && errno == EINTR);
    if (count > 0)
      words_.append(room.data(),
                    std::min(static_cast<std::size_t>(count), most_words - words_.size()));
  }

  std::string words() && { return std::move(words_); }

 private:
  int pipe_;
  bool open_ = true;
  std::string words_;
};

/// The wait status of a child that ended in time; the others are killed with their group.
std::optional<int> end_of(pid_t child, Output& output, Clock::time_point deadline) {
  int status = 0;
  pid_t ended = 0;
  while (ended == 0 && Clock::now() < deadline) {
    output.listen(look_again_ms);
    ended = ::waitpid(child, &status, WNOHANG);
  }
  ::kill(-child, SIGKILL);
  if (ended == child) return status;
  await_end(child);
  return {};
}

}  // namespace

Result<CommandEnd> run_on_file(const std::vector<std::string>& command, const std::string& path,
                               std::chrono::milliseconds patience) {
  const auto& program = command.front();
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return trouble(program, std::strerror(errno));
  Output output(ends[0]);
  const auto child =
      spawn(program.c_str(), words_for(command, path), {ChildEnds::nothing, ends[1]});
  ::close(ends[1]);
  if (!child) return trouble(program, std::strerror(child.error()));
  const auto status = end_of(*child, output, Clock::now() + patience);
  if (!status) return trouble(program, "no answer in time");
  output.listen(0);
  if (!WIFEXITED(*status)) return trouble(program, "signal " + std::to_string(WTERMSIG(*status)));
  return CommandEnd{WEXITSTATUS(*status), std::move(output).words()};
}

}  // namespace ecluse::daemon
