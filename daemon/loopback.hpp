// Addresses of this machine, written "127.0.0.1:9464" or "[::1]:9464": what listens there is not
// heard by others. Used by the configuration and by the page of metrics; pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecluse::daemon {

struct LoopbackAddress {
  std::string host;        ///< "127.0.0.1" or "::1"
  std::uint16_t port = 0;  ///< 0: any that is free

  friend bool operator==(const LoopbackAddress&, const LoopbackAddress&) = default;
};

/// Nothing when the text is anything else: names are not looked up.
std::optional<LoopbackAddress> loopback_address(std::string_view text);

}  // namespace ecluse::daemon
