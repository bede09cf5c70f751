// The words of `ecluse config …`, as values. Made by the command line, done by commands/config.
#pragma once

#include <cstdint>
#include <string>

#include "daemon/search_commands.hpp"

namespace ecluse::daemon {

enum class ConfigView : std::uint8_t {
  check,  ///< says every fault of ecluse.toml, and whether the root opens with it
  show,   ///< every value in effect, and where it comes from
  keys,   ///< what may be written there: documentation
};

struct ConfigCommand {
  ConfigView view = ConfigView::check;
  std::string root;  ///< of check and show
  Output output = Output::human;
};

}  // namespace ecluse::daemon
