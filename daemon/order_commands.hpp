// The words typed after `ecluse hold`, `release`, `requeue`, `expire`, `redeliver`, `ticket` and
// `audit`, as values. Part of daemon/command_line.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/search_commands.hpp"

namespace ecluse::daemon {

/// What an operator does about a flux.
enum class Deed : std::uint8_t { hold, release, requeue, expire, redeliver };

struct OrderCommand {
  Deed deed = Deed::hold;
  std::string root;
  std::vector<std::string> ids;  ///< of flux, or names of files, or partners; or ALL
  std::string partner, state;    ///< of a selection; an empty one does not count
  std::string older;             ///< "30m", "6h", "2d": at least; empty: whatever its age
  std::string comment;
  Output output = Output::human;
};

/// The form of a support portal about a flux or a piece; or a ticket that is tied to it.
struct TicketCommand {
  std::string root;
  std::string id;               ///< as ShowCommand::id may be, or a ticket
  int piece = 0;                ///< from 1, of a flux; 0: the one called `id`, or the whole flux
  std::string attach, comment;  ///< a reference, and why; empty: the form is told
  Output output = Output::human;
  std::string as{};  ///< account that looks; empty: the owner of the root
};

/// Who did what, and when.
struct AuditCommand {
  std::string root;
  std::string since;  ///< AAAA-MM-JJ, civil day in Paris; empty: from the beginning
  std::string who;    ///< an account; empty: any
  int limit = 1000;
  Output output = Output::human;
};

}  // namespace ecluse::daemon
