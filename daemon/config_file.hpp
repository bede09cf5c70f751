// The text of a root's ecluse.toml, for whoever reads it: the root when it opens, and `ecluse
// config`. It is the one file of a root that may be a link, so that a package keeps it in /etc: who
// can write in the root itself is the operator.
#pragma once

#include <string>

#include "lifecycle/root.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// E_ROOT: the folder has none, so it is no root. E_DISK_READ: it cannot be read, or is a link to
/// nothing. E_DISK_TOO_BIG.
Result<std::string> config_text(const lifecycle::Root& root);

}  // namespace ecluse::daemon
