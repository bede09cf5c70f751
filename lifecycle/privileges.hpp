// Who the process is, and whose its files are: the only place that asks the system to change
// either. Used by daemon when it starts and when it opens a root, on the main thread before any
// other begins. Names come from ecluse.toml.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/result.hpp"

namespace ecluse::lifecycle {

/// Rights written in octal: "0640"; nothing when the text is none, or more than 0777.
std::optional<unsigned> mode_of(std::string_view octal);

/// What is given to files when they are made; what is absent stays as the system does it.
struct Ownership {
  std::optional<unsigned> mode;   ///< whatever the umask
  std::optional<unsigned> group;  ///< number of the group
};

/// Empty texts ask for nothing. E_ACCOUNT: no such group, or no such mode.
Result<Ownership> ownership_of(const std::string& mode, const std::string& group);

/// Rights that new files never have; an empty text changes nothing.
void take_umask(std::string_view octal);

/// Root becomes this user, with its groups and `group` (that of the user when empty), for good; an
/// empty user changes nothing. Error E_ACCOUNT: no such account, another user than root that should
/// become somebody else, or a system that would let the process become root again.
Done become(const std::string& user, const std::string& group);

}  // namespace ecluse::lifecycle
