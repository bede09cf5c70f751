// The words typed after `ecluse compte`, `espace` and `synthese`, as values. Part of
// daemon/command_line.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "daemon/search_commands.hpp"

namespace ecluse::daemon {

inline constexpr std::size_t account_verbs = 11;
enum class AccountVerb : std::uint8_t {
  add,
  list,
  show,
  attach,
  detach,
  grant,
  withdraw,
  rank,
  lock,
  unlock,
  password,
};

/// Whose rights: one of them is given where a holder is needed.
struct HolderWords {
  std::string structure, partner;
  bool house = false;
};

struct CompteCommand {
  AccountVerb verb = AccountVerb::list;
  std::string root, email, name;
  HolderWords holder;
  std::string service;             ///< of an attachment: joined by commas
  std::string application, level;  ///< code, label or espace; consultation, modification
  std::string rank;                ///< principal, secondaire, aucun
  std::string word;                ///< « Recherche actuelle » of `show`: applications called so
  std::string as;                  ///< who does it; empty: the owner of the root
  Output output = Output::human;
};

enum class SpaceVerb : std::uint8_t { list, open, close };

struct EspaceCommand {
  SpaceVerb verb = SpaceVerb::list;
  std::string root, structure, space, as;
  Output output = Output::human;
};

/// « À traiter » (SCR-03).
struct SyntheseCommand {
  std::string root, as;
  int limit = 20;  ///< pieces shown of each group
  Output output = Output::human;
};

}  // namespace ecluse::daemon
