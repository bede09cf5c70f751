// What came of a deed, or of controls made again, in one sentence for people: the same on a
// terminal and in the console. Pure, any thread.
#pragma once

#include <string>

#include "daemon/deeds.hpp"
#include "daemon/printer.hpp"
#include "daemon/replay.hpp"

namespace ecluse::daemon {

/// For one subject: what was done, or why not.
std::string deed_text(Deed deed, const Deeded& deeded, const Printer& printer);

/// For one flux: the same verdict or another, or why it was left out.
std::string replay_text(const Replayed& replayed, const Printer& printer);

}  // namespace ecluse::daemon
