// A file put in the inbound folder of a partner by someone of the house's own door, the console: it
// appears there whole, under its name, as if its partner had dropped it. Called by daemon, from the
// thread that answers; the gate sees nothing before the rename.
#pragma once

#include <string>
#include <string_view>

#include "lifecycle/root.hpp"
#include "model/disk.hpp"

namespace ecluse::lifecycle {

/// The first half: the bytes on the disk, durable, under a name that the gate does not look at.
/// That path. E_DROP_NAME (`partner` is no component), E_DISK_*.
Result<std::string> set_aside(Disk& disk, const Root& root, const std::string& partner,
                              std::string_view bytes);

/// The second half: its name. E_DROP_NAME (no component, hidden, or more than 180 bytes),
/// E_DROP_EXISTS: such a file waits already; the bytes set aside are then removed. E_DISK_*. Two
/// who do this for one partner at once must take turns: the ledger's writer has it.
Done put_in_inbound(Disk& disk, const Root& root, const std::string& partner,
                    const std::string& aside, const std::string& name);

}  // namespace ecluse::lifecycle
