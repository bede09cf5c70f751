#include "daemon/sign_in_brake.hpp"

#include <arpa/inet.h>
#include <array>
#include <string_view>

#include "console/endpoint.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t most_addresses = 10'000;

/// A clock put back makes what was seen as old as it looks: nobody waits longer for it.
bool is_old(Instant at, Instant now) {
  return now - at >= SignInBrake::within || at > now;
}

/// Who has one address of IPv6 has all of its network of 64 bits.
std::string network_of(const std::string& address) {
  std::array<char, 16> bytes{};
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  constexpr std::string_view ipv4("\0\0\0\0\0\0\0\0\0\0\xFF\xFF", 12);
  const std::string_view all(bytes.data(), bytes.size());
  return all.starts_with(ipv4) ? address : std::string(all.substr(0, 8));
}

}  // namespace

bool SignInBrake::allows(const std::string& address, Instant now) {
  if (console::is_loopback(address)) return true;
  const std::lock_guard lock(mutex_);
  const auto found = failures_.find(network_of(address));
  if (found == failures_.end()) return true;
  auto& times = found->second;
  while (!times.empty() && is_old(times.front(), now)) times.pop_front();
  return times.size() < most_failures;
}

void SignInBrake::failed(const std::string& address, Instant now) {
  const std::lock_guard lock(mutex_);
  if (failures_.size() >= most_addresses) forget(now);
  auto& times = failures_[network_of(address)];
  times.push_back(now);
  if (times.size() > most_failures) times.pop_front();
}

void SignInBrake::forget(Instant now) {
  std::erase_if(failures_, [&](const auto& one) { return is_old(one.second.back(), now); });
  if (failures_.size() >= most_addresses) failures_.clear();
}

}  // namespace ecluse::daemon
