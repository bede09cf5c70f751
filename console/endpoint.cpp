#include "console/endpoint.hpp"

#include <arpa/inet.h>
#include <array>
#include <charconv>

namespace ecluse::console {
namespace {

constexpr std::string_view mapped = "::ffff:";

template <int family, class Bytes>
std::optional<std::string> in_one_form(const std::string& text) {
  Bytes bytes{};
  if (::inet_pton(family, text.c_str(), &bytes) != 1) return std::nullopt;
  std::array<char, INET6_ADDRSTRLEN> room{};
  if (!::inet_ntop(family, &bytes, room.data(), room.size())) return std::nullopt;
  return std::string(room.data());
}

}  // namespace

std::optional<std::string> read_address(std::string_view text) {
  const std::string whole(text);
  if (auto four = in_one_form<AF_INET, in_addr>(whole)) return four;
  auto six = in_one_form<AF_INET6, in6_addr>(whole);
  if (six && six->starts_with(mapped) && six->find('.') != std::string::npos)
    return six->substr(mapped.size());
  return six;
}

std::optional<Endpoint> read_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  auto address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) {
    address.remove_prefix(1);
    address.remove_suffix(1);
  } else if (address.find(':') != std::string_view::npos) {
    return std::nullopt;
  }
  const auto port = text.substr(colon + 1);
  const auto read = read_address(address);
  if (!read || port.empty()) return std::nullopt;
  Endpoint endpoint{*read, 0};
  const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
  if (fault != std::errc{} || end != port.data() + port.size()) return std::nullopt;
  return endpoint;
}

bool is_loopback(std::string_view address) {
  return address == "::1" || address.starts_with("127.");
}

}  // namespace ecluse::console
