#include "daemon/loopback.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace ecluse::daemon {

std::optional<LoopbackAddress> loopback_address(std::string_view text) {
  constexpr std::array hosts{
      std::pair<std::string_view, std::string_view>{"127.0.0.1:", "127.0.0.1"},
      std::pair<std::string_view, std::string_view>{"[::1]:", "::1"}};
  for (const auto& [before, host] : hosts) {
    if (!text.starts_with(before)) continue;
    const auto digits = text.substr(before.size());
    LoopbackAddress address{std::string(host)};
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, address.port);
    if (!digits.empty() && read.ec == std::errc() && read.ptr == end) return address;
  }
  return std::nullopt;
}

}  // namespace ecluse::daemon
