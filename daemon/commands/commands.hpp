// What `ecluse` does, one function a command. Called by main with what the command line said; each
// speaks to the terminal it is given and tells how to leave. Runs on the main thread.
#pragma once

#include "daemon/command_line.hpp"
#include "daemon/exit_status.hpp"
#include "daemon/terminal.hpp"

namespace ecluse::daemon {

ExitStatus init(const InitCommand& command, const Terminal& terminal);
ExitStatus run(const RunCommand& command, const Terminal& terminal);
ExitStatus watch(const WatchCommand& command, const Terminal& terminal);
ExitStatus check(const CheckCommand& command, const Terminal& terminal);
ExitStatus list(const ListCommand& command, const Terminal& terminal);
ExitStatus show(const ShowCommand& command, const Terminal& terminal);
ExitStatus schemas_import(const SchemasImportCommand& command, const Terminal& terminal);

/// Does the command that was typed.
ExitStatus perform(const Command& command, const Terminal& terminal);

}  // namespace ecluse::daemon
