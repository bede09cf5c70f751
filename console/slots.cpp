#include "console/slots.hpp"

#include <algorithm>

namespace ecluse::console {

bool UploadSlots::take(const std::string& account, unsigned most) {
  const std::lock_guard lock(mutex_);
  return held_.size() < most && held_.insert(account).second;
}

void UploadSlots::give_back(const std::string& account) {
  const std::lock_guard lock(mutex_);
  held_.erase(account);
}

UploadSlot::Clock::time_point UploadSlot::deadline(const Patience& patience) const {
  constexpr std::uint64_t a_second = 1000;
  const auto earned = std::chrono::milliseconds(came_ * a_second / patience.least_rate);
  return begun_ + std::min(patience.silence + earned, patience.most);
}

}  // namespace ecluse::console
