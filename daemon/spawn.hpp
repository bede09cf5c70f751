// How the house begins another program: no signal that is meant for us reaches it, it hears all
// those that end a process, it leads a group of its own, so that what it starts can be ended with
// it, and it is mute but for the output it was given. For pdf_child and scan_command; any thread.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "model/result.hpp"

namespace ecluse::daemon {

/// Descriptors of ours that become the standard ones of the child; they stay open here.
struct ChildEnds {
  static constexpr int nothing = -1;  ///< of the input: /dev/null

  int input = nothing;
  int output = nothing;  ///< must be given
};

/// Starts `program` (a path) with these words, of which the first is its own name; no shell is
/// asked. Gives the process, which the caller must wait for; the error number of the system where
/// it could not be started.
tl::expected<pid_t, int> spawn(const char* program, std::vector<std::string> words, ChildEnds ends);

/// Waits for the end of a child of ours, however long; its wait status.
int await_end(pid_t child);

}  // namespace ecluse::daemon
