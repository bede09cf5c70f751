#include "console/guards.hpp"

#include <algorithm>
#include <array>

namespace ecluse::console {
namespace {

using Header = std::pair<std::string, std::string>;

/// Nothing but what this server gives, no script but its files, no frame, nothing kept.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> guards{{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Cache-Control", "no-store"},
}};

/// Half a year: who came by TLS once comes by nothing else.
constexpr std::string_view strict_transport = "max-age=15552000";

/// A header is one line, whatever a name or a path holds.
bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](unsigned char c) { return c < ' ' || c == 127; });
}

void put(std::vector<Header>& all, std::string_view name, std::string_view value) {
  const auto there =
      std::find_if(all.begin(), all.end(), [&](const Header& one) { return one.first == name; });
  if (there == all.end() || name == "Set-Cookie")
    all.emplace_back(name, value);
  else
    there->second = value;
}

}  // namespace

std::vector<Header> headers_of(const Reply& reply, Reached reached) {
  std::vector<Header> all(guards.begin(), guards.end());
  if (reached == Reached::by_tls) put(all, "Strict-Transport-Security", strict_transport);
  put(all, "Content-Type", is_one_line(reply.type) ? reply.type : "application/octet-stream");
  for (const auto& [name, value] : reply.headers)
    if (is_one_line(name) && is_one_line(value)) put(all, name, value);
  return all;
}

}  // namespace ecluse::console
