#include "daemon/console_settings.hpp"

#include <utility>

#include "model/tsv.hpp"

namespace ecluse::daemon {

std::optional<std::vector<std::string>> addresses_in(std::string_view text) {
  std::vector<std::string> all;
  if (text.empty()) return all;
  for (auto one : split(text, ',')) {
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    auto address = console::read_address(one);
    if (!address) return std::nullopt;
    all.push_back(std::move(*address));
  }
  return all;
}

Result<console::Listening> listening_of(const Config::Console& wish, const std::string& listen) {
  const auto where = console::read_endpoint(listen);
  if (!where) return failure("E_CONSOLE_LISTEN", listen);
  console::Listening how;
  how.where = *where;
  how.tls = {wish.certificate, wish.key, wish.client_authorities};
  if (wish.certificate.empty() != wish.key.empty())
    return failure("E_CONSOLE_TLS", wish.certificate + wish.key);
  const bool proxied = wish.behind_proxy == BehindProxy::yes;
  const bool tls = how.tls.wanted() || proxied;
  if (!tls && !console::is_loopback(where->address)) return failure("E_CONSOLE_PLAIN", listen);
  how.reached = tls ? console::Reached::by_tls : console::Reached::plainly;
  how.trust.addresses = addresses_in(wish.trusted_proxies).value_or(std::vector<std::string>());
  how.trust.identity_header = wish.identity_header;
  if (!wish.identity_header.empty() && how.trust.addresses.empty())
    return failure("E_CONSOLE_TRUST", "identity_header");
  if (!wish.client_authorities.empty() && !how.tls.wanted())
    return failure("E_CONSOLE_TRUST", "client_authorities");
  return how;
}

std::chrono::milliseconds patience_of_exports(const Config::Console& wish) {
  constexpr int times_a_screen = 10;
  return wish.search * times_a_screen;
}

}  // namespace ecluse::daemon
