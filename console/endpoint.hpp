// Where the console listens, and who is near: addresses as text, never names that would have to be
// looked up. Used by the server, by its configuration, and for what a proxy says. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecluse::console {

/// An address of this machine, and a port (0: any that is free).
struct Endpoint {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8088;
};

/// "127.0.0.1:8088", "[::1]:8088". Nothing when it is neither.
std::optional<Endpoint> read_endpoint(std::string_view text);

/// An address in the one form that it has here: an IPv4 one written as IPv6 ("::ffff:192.0.2.1") is
/// given as IPv4. Nothing when it is none.
std::optional<std::string> read_address(std::string_view text);

/// Whether only this machine hears it.
bool is_loopback(std::string_view address);

}  // namespace ecluse::console
