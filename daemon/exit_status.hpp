// What the program says to the scheduler that started it (house: "The command line"). Never a
// count.
#pragma once

namespace ecluse::daemon {

enum class ExitStatus : int {
  all_accepted = 0,
  some_rejected = 1,
  all_rejected = 2,
  nothing_to_do = 3,
  usage = 64,
  unreadable_input = 65,
  internal = 70,
  cannot_write = 73,
  try_again = 75,
  configuration = 78,
};

}  // namespace ecluse::daemon
