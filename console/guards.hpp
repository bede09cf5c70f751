// The headers of a reply: those that keep browsers safe, on every one, and its own. Called by
// console/server; pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "console/request.hpp"

namespace ecluse::console {

/// How the console is reached.
enum class Reached : std::uint8_t { plainly, by_tls };

/// Name and value, each name once but Set-Cookie. What a reply says takes the place of what every
/// reply says; a header that is not one line is left out.
std::vector<std::pair<std::string, std::string>> headers_of(const Reply& reply, Reached reached);

}  // namespace ecluse::console
