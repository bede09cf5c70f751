// How a command says things before and after its root is opened: with the root's words when it is,
// with those of the binary when it is not.
#pragma once

#include "daemon/premises.hpp"
#include "daemon/terminal.hpp"

namespace ecluse::daemon {

/// A printer in the language of the root's configuration, or of the terminal.
Printer printer_of(const Premises& premises, const Terminal& terminal);

/// Says an error on the error stream, with the words of the binary, and tells how to leave.
ExitStatus say(const Error& error, const Terminal& terminal);

}  // namespace ecluse::daemon
