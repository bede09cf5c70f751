// Asks an antivirus about the bytes of a flux: none, a command of the operator's, or a clamd. What
// it cannot say is an Error, for the operator; what it says of the bytes is a Verdict. Never waits
// longer than it is told to. Called by daemon/reception on any worker; ready() by the gate.
#pragma once

#include <string>

#include "daemon/config.hpp"
#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

struct Verdict {
  bool infected = false;
  std::string signature;  ///< name of what was found, fit to be shown; may be empty

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// Whether the antivirus answers: asked before flux are taken, so that none is attempted in vain.
/// Nothing to ask of none. Error E_ANTIVIRUS: no such program, nobody behind the socket, no answer
/// in time.
Done ready(const Config::Antivirus& settings);

/// What the antivirus says of a file. Must not be asked of none. Error E_ANTIVIRUS, with what the
/// antivirus said; E_DISK_*.
Result<Verdict> scan(const Config::Antivirus& settings, const DiskView& disk,
                     const std::string& path);

}  // namespace ecluse::daemon
