#include "daemon/pdf_child.hpp"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "daemon/pdf_answer.hpp"
#include "daemon/spawn.hpp"

namespace ecluse::daemon {
namespace {

using Clock = std::chrono::steady_clock;
using parsers::PdfContents;
using parsers::PdfState;

constexpr const char* this_program = "/proc/self/exe";
constexpr std::string_view command = "pdf-child";
constexpr int good = 0, out_of_memory = 3, bad_arguments = 64, cannot_write = 73;

// Sanitizers take terabytes of address space, and open pipes to look at memory.
#ifdef ECLUSE_SANITIZED
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

// ---- What parent and child agree on: the limits, as arguments.

using Numbers = std::array<std::uint64_t, 7>;

Numbers numbers_of(const PdfChildLimits& limits) {
  return {sanitized ? 0 : limits.memory_bytes,
          limits.processor_seconds,
          limits.pdf.attachment_bytes,
          limits.pdf.total_bytes,
          limits.pdf.metadata_bytes,
          limits.pdf.attachments,
          static_cast<std::uint64_t>(limits.pdf.keep)};
}

PdfChildLimits limits_of(const Numbers& numbers) {
  PdfChildLimits limits;
  limits.memory_bytes = numbers[0];
  limits.processor_seconds = numbers[1];
  limits.pdf.attachment_bytes = numbers[2];
  limits.pdf.total_bytes = numbers[3];
  limits.pdf.metadata_bytes = numbers[4];
  limits.pdf.attachments = static_cast<std::uint32_t>(numbers[5]);
  limits.pdf.keep = numbers[6] == 0 ? parsers::PdfKeep::xml : parsers::PdfKeep::all;
  return limits;
}

// ---- The parent.

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<Error> trouble(const char* what, int number) {
  return failure("E_PDF_CHILD", std::string(what) + ": " + std::strerror(number));
}

/// Starts this program again; the socket is its standard input and output.
Result<pid_t> begin(int socket, const Numbers& numbers) {
  std::vector<std::string> words{"ecluse", std::string(command)};
  for (const auto number : numbers) words.push_back(std::to_string(number));
  const auto child = spawn(this_program, std::move(words), {socket, socket});
  if (!child) return trouble("posix_spawn", child.error());
  return *child;
}

/// Hands the PDF to the child and takes its answer, until it closes its end.
class Conversation {
 public:
  Conversation(int socket, std::string_view question, std::uint64_t most)
      : socket_(socket), question_(question), most_(most) {}

  /// False when the child took too long.
  bool hold(Clock::time_point deadline) {
    if (question_.empty()) say();
    while (!ended_) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
      if (left.count() <= 0) return false;
      const auto ask = static_cast<short>(question_.empty() ? 0 : POLLOUT);
      pollfd state{socket_, static_cast<short>(POLLIN | ask), 0};
      if (::poll(&state, 1, static_cast<int>(left.count())) <= 0) continue;
      if ((state.revents & POLLOUT) != 0) say();
      if ((state.revents & (POLLIN | POLLHUP | POLLERR)) != 0) listen();
    }
    return true;
  }

  [[nodiscard]] const std::string& answer() const { return answer_; }

 private:
  void say() {
    const auto sent =
        ::send(socket_, question_.data(), question_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
    // A child that no longer listens has its reasons: its answer or its end will tell.
    question_.remove_prefix(sent < 0 ? question_.size() : static_cast<std::size_t>(sent));
    if (question_.empty()) ::shutdown(socket_, SHUT_WR);
  }

  void listen() {
    std::array<char, 65536> room;
    const auto count = ::recv(socket_, room.data(), room.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count > 0) answer_.append(room.data(), static_cast<std::size_t>(count));
    ended_ = count <= 0 || answer_.size() > most_;
  }

  int socket_;
  std::string_view question_;
  std::uint64_t most_;
  std::string answer_;
  bool ended_ = false;
};

/// Waits for the end of a child that is not wanted any more; one that ended by itself, which is
/// when its socket closes, keeps the status it ended with.
int end_of(pid_t child) {
  ::kill(child, SIGKILL);
  return await_end(child);
}

PdfContents ended_by(PdfState state, std::string detail) {
  PdfContents contents;
  contents.state = state;
  contents.detail = std::move(detail);
  return contents;
}

/// What the end of a child that gave no answer says of its PDF.
Result<PdfContents> judged(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == out_of_memory)
    return ended_by(PdfState::over_limit, "pdf_memory");
  if (WIFEXITED(status))
    return failure("E_PDF_CHILD", "exit " + std::to_string(WEXITSTATUS(status)));
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU) return ended_by(PdfState::over_limit, "pdf_time");
  constexpr std::array faults{SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGTRAP};
  const auto words = "signal " + std::to_string(signal);
  if (std::ranges::find(faults, signal) == faults.end()) return failure("E_PDF_CHILD", words);
  return ended_by(PdfState::damaged, words);
}

// ---- The child.

void limit(auto resource, std::uint64_t most, std::uint64_t grace = 0) {
  const rlimit both{most, most + grace};
  ::setrlimit(resource, &both);
}

/// Nothing but the two ends of the socket, no file, no trace, no more than agreed.
void confine(const PdfChildLimits& limits) {
  for (const int deaf : {SIGTERM, SIGINT, SIGHUP}) std::signal(deaf, SIG_IGN);
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
  if (!sanitized) limit(RLIMIT_NOFILE, STDERR_FILENO + 1);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, limits.processor_seconds, 1);
  if (limits.memory_bytes > 0) limit(RLIMIT_AS, limits.memory_bytes);
  // Libraries make ordinary faults of exceptions: want of memory ends the child at once.
  std::set_new_handler([] { ::_exit(out_of_memory); });
}

std::string read_input() {
  std::string bytes;
  std::array<char, 65536> room;
  while (true) {
    const auto count = ::read(STDIN_FILENO, room.data(), room.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return bytes;
    bytes.append(room.data(), static_cast<std::size_t>(count));
  }
}

bool write_output(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::optional<Numbers> numbers_in(int argc, const char* const* argv) {
  Numbers numbers{};
  if (argc != static_cast<int>(numbers.size()) + 2) return {};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::string_view word(argv[i + 2]);
    const auto read = std::from_chars(word.data(), word.data() + word.size(), numbers[i]);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size()) return {};
  }
  return numbers;
}

int serve(const PdfChildLimits& limits) {
  confine(limits);
  const auto bytes = read_input();
  return write_output(answer_of(parsers::read_pdf(bytes, limits.pdf))) ? good : cannot_write;
}

}  // namespace

Result<PdfContents> open_pdf(std::string_view bytes, const PdfChildLimits& limits) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    return trouble("socketpair", errno);
  const Descriptor ours(ends[0]);
  Descriptor its(ends[1]);
  const auto child = begin(its.number(), numbers_of(limits));
  if (!child) return tl::unexpected(child.error());
  its.close();
  constexpr std::uint64_t most_words = 10'000'000;  // names and details
  Conversation talk(ours.number(), bytes,
                    limits.pdf.total_bytes + limits.pdf.metadata_bytes + most_words);
  const bool in_time = talk.hold(Clock::now() + limits.patience);
  const int status = end_of(*child);
  if (!in_time) return failure("E_PDF_CHILD", "no answer in time");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != good) return judged(status);
  auto contents = read_answer(talk.answer());
  if (!contents) return failure("E_PDF_CHILD", "unreadable answer");
  return std::move(*contents);
}

std::optional<int> serve_as_pdf_child(int argc, const char* const* argv) {
  if (argc < 2 || argv[1] != command) return {};
  const auto numbers = numbers_in(argc, argv);
  return numbers ? serve(limits_of(*numbers)) : bad_arguments;
}

}  // namespace ecluse::daemon
