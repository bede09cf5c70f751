// A password as it is typed: from the terminal without being shown, or from a pipe; never from the
// words of a command, which others can read. Used by `ecluse compte password`, main thread.
#pragma once

#include <istream>
#include <string>

#include "model/result.hpp"

namespace ecluse::daemon {

/// One line of the input, without its end. While it is read the terminal of `descriptor`, when it
/// is one, shows nothing. E_PASSWORD_ENTRY when the input has no line.
Result<std::string> read_password(std::istream& input, int descriptor);

}  // namespace ecluse::daemon
