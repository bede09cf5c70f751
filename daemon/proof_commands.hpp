// The words typed after `ecluse certificat`, `verify`, `fsck` and `archive purge`, as values. Part
// of daemon/command_line.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "daemon/search_commands.hpp"

namespace ecluse::daemon {

struct CertificatCommand {
  std::string root, id;
  int piece = 0;  ///< from 1, of a flux; 0: the one called `id`, or the whole flux
  bool html = false;
  std::string out;  ///< file; empty: the terminal
  Output output = Output::human;
};
struct VerifyCommand {
  std::string certificate, file;
  std::string root_hash, root_file;  ///< one of them, or none
  Output output = Output::human;
};
struct FsckCommand {
  std::string root;
  Output output = Output::human;
};
struct PurgeCommand {
  std::string root;
  std::string before;      ///< AAAA-MM-JJ, excluded
  bool by_policy = false;  ///< before the days that ecluse.toml keeps
  std::string comment, actor;
  std::optional<std::uint64_t> confirmed;  ///< how many files; none: nothing is done, only told
  Output output = Output::human;
};

}  // namespace ecluse::daemon
