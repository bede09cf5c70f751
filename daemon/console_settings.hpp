// How the console listens and whom it believes, from the section [console] of ecluse.toml. Used by
// whoever serves it: `ecluse watch` and `ecluse console`. Pure.
#pragma once

#include <chrono>
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

/// How long one page of a list that leaves the house may be looked for: ten times as long as what
/// is asked on a screen. It has a thousand lines, is asked for once and nobody waits before it; but
/// a list that finds one line in millions holds a thread of the console as a search does.
std::chrono::milliseconds patience_of_exports(const Config::Console& wish);

}  // namespace ecluse::daemon
