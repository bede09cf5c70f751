#include "daemon/quotas.hpp"

#include <algorithm>
#include <chrono>
#include <limits>

namespace ecluse::daemon {
namespace {

constexpr std::chrono::minutes a_minute{1};

std::size_t left_of(std::optional<std::uint32_t> quota, std::size_t used) {
  if (!quota) return std::numeric_limits<std::size_t>::max();
  return *quota > used ? *quota - used : 0;
}

}  // namespace

std::size_t Quotas::allowance(const std::string& partner, Instant now) {
  const auto& rule = rules_.of(partner);
  if (!rule.in_flight && !rule.per_minute) return std::numeric_limits<std::size_t>::max();
  auto& use = used_[partner];
  // A clock that goes back must not shut the door for as long.
  std::erase_if(use.claims, [now](Instant at) { return at + a_minute <= now || at > now; });
  return std::min(left_of(rule.in_flight, use.in_flight),
                  left_of(rule.per_minute, use.claims.size()));
}

void Quotas::claimed(const std::string& partner, Instant now) {
  const auto& rule = rules_.of(partner);
  if (!rule.in_flight && !rule.per_minute) return;
  auto& use = used_[partner];
  ++use.in_flight;
  if (rule.per_minute) use.claims.push_back(now);
}

void Quotas::concluded(const std::string& partner) {
  const auto use = used_.find(partner);
  if (use != used_.end() && use->second.in_flight > 0) --use->second.in_flight;
}

std::optional<Instant> Quotas::next(Instant now) const {
  std::optional<Instant> earliest;
  for (const auto& [partner, use] : used_) {
    if (use.claims.empty() || left_of(rules_.of(partner).per_minute, use.claims.size()) > 0)
      continue;
    const auto free = std::max(use.claims.front() + a_minute, now);
    if (!earliest || free < *earliest) earliest = free;
  }
  return earliest;
}

}  // namespace ecluse::daemon
