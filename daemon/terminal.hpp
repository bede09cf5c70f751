// Where a command speaks, and to whom: so that tests read what a person would. Made by main.
#pragma once

#include <istream>
#include <ostream>

#include "daemon/printer.hpp"
#include "model/words.hpp"

namespace ecluse::daemon {

struct Terminal {
  std::ostream& out;
  std::ostream& err;
  Language language = Language::en;
  Colour colour = Colour::no;
  bool progress = false;       ///< whether err is a terminal, where a bar may be drawn
  std::istream* in = nullptr;  ///< where a secret is typed; none: nothing can be asked
};

}  // namespace ecluse::daemon
