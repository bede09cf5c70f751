// A message of HTTP, once its syntax is read, and what is believed of it: a Request, or the status
// that refuses it. What a proxy says about who asks is believed from the addresses that the
// configuration trusts, and from nobody else. Called by console/server, from its threads; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "console/request.hpp"

namespace ecluse::console {

/// Views of the message, which must outlive it.
struct Incoming {
  std::string_view method, target, body;
  std::vector<std::pair<std::string_view, std::string_view>> fields{};  ///< as they came
  std::string peer{};         ///< address of whoever is connected (read_address)
  std::string certificate{};  ///< e-mail of his certificate, which was verified; empty: none
  Arrived arrived = Arrived::whole;
};

/// Whom the console believes besides its own sign-in page.
struct ProxyTrust {
  std::vector<std::string> addresses{};  ///< of proxies (read_address); none: no proxy is believed
  std::string identity_header{};         ///< in which they name the e-mail; empty: in none
};

/// Nothing when it is not what a browser sends; then the status that says so.
struct Understood {
  std::optional<Request> request;
  unsigned refusal = 400;
};
Understood understood(const Incoming& message, const ProxyTrust& trust);

/// The address that stands for whoever asks: of X-Forwarded-For, the last one that is not that of a
/// trusted proxy, where the peer is trusted; the peer otherwise.
std::string asker(const std::string& peer, std::string_view forwarded, const ProxyTrust& trust);

}  // namespace ecluse::console
