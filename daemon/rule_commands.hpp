// The words typed after `ecluse replay` and `bench rules`, as values. Part of
// daemon/command_line.hpp.
#pragma once

#include <string>
#include <vector>

#include "daemon/search_commands.hpp"

namespace ecluse::daemon {

struct ReplayCommand {
  std::string root;
  std::vector<std::string> ids;  ///< of flux, as `show` takes them; "ALL" for all of them
  std::string as_of = "now";     ///< "then", "now", AAAA-MM-JJ (its end) or an instant
  std::string comment;
  Output output = Output::human;
};
struct BenchRulesCommand {
  std::string root;                ///< empty: `book` is a path
  std::string book;                ///< a rulebook of the root (all in use when empty), or a path
  std::vector<std::string> files;  ///< documents
  int ms = 500;                    ///< how long each is judged again and again
  Output output = Output::human;
};

}  // namespace ecluse::daemon
