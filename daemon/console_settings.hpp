// How the console listens and whom it believes, from the section [console] of ecluse.toml. Used by
// whoever serves it: `ecluse watch` and `ecluse console`. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console/server.hpp"
#include "daemon/config.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// Addresses between commas, each in its one form; nothing when one is none.
std::optional<std::vector<std::string>> addresses_in(std::string_view text);

/// `listen`: address and port, given on the command line or by the configuration.
/// E_CONSOLE_LISTEN: it is none. E_CONSOLE_PLAIN: others would hear it in clear. E_CONSOLE_TLS: a
/// certificate without its key, or the other way round. E_CONSOLE_TRUST: a header that no proxy is
/// believed about, or people asked for certificates without TLS.
Result<console::Listening> listening_of(const Config::Console& wish, const std::string& listen);

}  // namespace ecluse::daemon
