#include "daemon/console_told.hpp"

#include <algorithm>

namespace ecluse::daemon {
namespace {

constexpr std::size_t most_errors = 100;
constexpr std::chrono::minutes between_refusals{1};

}  // namespace

void ConsoleTold::error(const Error& error) {
  const std::lock_guard lock(mutex_);
  const bool known = std::ranges::any_of(errors_, [&](const Error& one) {
    return one.code == error.code && one.detail == error.detail;
  });
  if (!known && errors_.size() < most_errors) errors_.push_back(error);
}

void ConsoleTold::refused(unsigned status, const std::string& route) {
  const std::lock_guard lock(mutex_);
  ++refusals_[{status, route}];
}

ConsoleTold::All ConsoleTold::take(std::chrono::steady_clock::time_point now) {
  const std::lock_guard lock(mutex_);
  All all;
  all.errors.swap(errors_);
  if (refusals_.empty() || (told_ && now - *told_ < between_refusals)) return all;
  told_ = now;
  for (const auto& [which, count] : refusals_)
    all.refusals.push_back({which.first, which.second, count});
  refusals_.clear();
  return all;
}

}  // namespace ecluse::daemon
