// The words typed after `ecluse console`, as a value. Part of daemon/command_line.hpp.
#pragma once

#include <string>

namespace ecluse::daemon {

struct ConsoleCommand {
  std::string root;
  std::string listen;  ///< empty: as the configuration says
};

}  // namespace ecluse::daemon
