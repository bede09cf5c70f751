#include "daemon/look_book.hpp"

#include <iterator>

namespace ecluse::daemon {

Done LookBook::note(const std::string& who, const std::string& what, const std::string& detail,
                    Instant now) {
  const std::lock_guard lock(mutex_);
  const auto key = std::pair(who, what + ' ' + detail);
  const auto before = lately_.find(key);
  // A clock put back makes it a new look.
  if (before != lately_.end() && now >= before->second && now - before->second < one_look)
    return {};
  if (waiting_.size() >= most_waiting) return failure("E_LEDGER_BUSY", "audit");
  waiting_.push_back({now, who, what, detail, {}});
  if (lately_.size() >= most_waiting) forget_old(now);
  lately_.insert_or_assign(key, now);
  return {};
}

void LookBook::forget_old(Instant now) {
  std::erase_if(lately_, [&](const auto& one) { return now - one.second >= one_look; });
  if (lately_.size() >= most_waiting) lately_.clear();  // a look told twice is no fault
}

Done LookBook::keep(lifecycle::AuditKeeper& keeper) {
  std::vector<lifecycle::AuditEntry> taken;
  {
    const std::lock_guard lock(mutex_);
    taken.swap(waiting_);
  }
  auto kept = keeper.keep(taken);
  if (kept) return kept;
  const std::lock_guard lock(mutex_);
  waiting_.insert(waiting_.begin(), std::make_move_iterator(taken.begin()),
                  std::make_move_iterator(taken.end()));
  return kept;
}

std::size_t LookBook::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

}  // namespace ecluse::daemon
