#include "daemon/password_entry.hpp"

#include <termios.h>
#include <unistd.h>

namespace ecluse::daemon {
namespace {

/// A terminal that shows nothing, until the end.
class Silence {
 public:
  explicit Silence(int descriptor) : descriptor_(descriptor) {
    if (::isatty(descriptor) != 1 || ::tcgetattr(descriptor, &before_) != 0) return;
    auto silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    held_ = ::tcsetattr(descriptor, TCSAFLUSH, &silent) == 0;
  }
  ~Silence() {
    if (held_) ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  int descriptor_;
  termios before_{};
  bool held_ = false;
};

}  // namespace

Result<std::string> read_password(std::istream& input, int descriptor) {
  const Silence silence(descriptor);
  std::string line;
  if (!std::getline(input, line)) return failure("E_PASSWORD_ENTRY", {});
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

}  // namespace ecluse::daemon
