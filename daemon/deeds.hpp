// What an operator does about flux: judged one by one, recorded in one commit with its audit. What
// an order makes the gate do is done by the gate, in its next turn. Called by the commands of
// orders on the main thread, and by the console on one of its own, beside a daemon at work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/order_commands.hpp"
#include "daemon/subjects.hpp"

namespace ecluse::daemon {

/// "hold", "release"…: in JSON, in the audit, and the end of keys of words.
std::string_view name_of(Deed deed);
std::optional<Deed> deed_named(std::string_view name);

/// Who does what, why, when.
struct Doing {
  Deed deed = Deed::hold;
  std::string who, comment;
  Instant now{};
};

/// What came of it for one subject.
struct Deeded {
  Subject subject;
  std::optional<Error> refused{};  ///< E_ORDER_*: why it makes no sense there
  int answers = 0;                 ///< return files owed again
};

/// Why a deed makes no sense for a subject; nothing when it does.
std::optional<Error> refusal_of(Deed deed, const Subject& subject, const Premises& premises);

/// Those of a selection that allow the deed: the others were not meant. E_DISK_*, E_LEDGER_*.
Result<std::vector<Subject>> selected(Deed deed, const Selection& selection, Subjects& subjects,
                                      const Premises& premises);

/// Does it for those that allow it, in one commit. Errors: E_LEDGER_*: then nothing was done.
Result<std::vector<Deeded>> do_all(const Doing& doing, std::vector<Subject> subjects,
                                   Premises& premises, lifecycle::Ledger& ledger);

}  // namespace ecluse::daemon
