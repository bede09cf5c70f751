// Speaks with a clamd: its commands PING and INSTREAM, over a unix socket or TCP to this machine
// and no other. The only place of its protocol (clamd(8)). Called by daemon/antivirus; from any
// thread, one connection a question.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "model/disk.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// Whether text is an address that may be asked: "unix:/path/of/socket", or "tcp:127.0.0.1:3310",
/// where the machine is one of 127.0.0.0/8.
bool is_clamd_address(std::string_view text);

/// Asks clamd whether it is there. Error E_ANTIVIRUS.
Done ping_clamd(const std::string& address, std::chrono::milliseconds patience);

/// Streams all the bytes to clamd; its reply, "stream: OK" or "stream: NAME FOUND", or what it
/// complains of. The whole takes no longer than `patience`. Error E_ANTIVIRUS: nobody there, no
/// reply in time; the errors of `bytes`.
Result<std::string> ask_clamd(const std::string& address, ByteReader& bytes,
                              std::chrono::milliseconds patience);

}  // namespace ecluse::daemon
