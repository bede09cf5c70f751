#include "daemon/console_sent.hpp"

#include <stdexcept>
#include <utility>

#include "lifecycle/sha256.hpp"

namespace ecluse::daemon {
namespace {

class Sending {
 public:
  Sending(Parts parts, SentTo to, std::unique_ptr<lifecycle::AccountDesk> audit, Clock clock)
      : parts_(std::move(parts)),
        to_(std::move(to)),
        audit_(std::move(audit)),
        clock_(std::move(clock)) {}
  Sending(const Sending&) = delete;
  Sending& operator=(const Sending&) = delete;
  ~Sending() {
    if (!ended_) static_cast<void>(keep("_cut").has_value());  // the reader is gone
  }

  std::optional<std::string> next() {
    auto part = parts_();
    if (!part) throw std::runtime_error(part.error().code + ' ' + part.error().detail);
    if (*part) {
      hash_.update(**part);
      bytes_ += (*part)->size();
      return std::move(*part);
    }
    ended_ = true;
    if (const auto kept = keep({}); !kept) throw std::runtime_error(kept.error().code);
    return std::nullopt;
  }

 private:
  Done keep(const std::string& how) {
    lifecycle::AuditEntry entry;
    entry.at = clock_();
    entry.who = to_.who;
    entry.what = to_.what + how;
    entry.detail = to_.detail + " (" + std::to_string(bytes_) + ')';
    entry.sha256 = hash_.hex();
    return audit_->audit(entry);
  }

  Parts parts_;
  SentTo to_;
  std::unique_ptr<lifecycle::AccountDesk> audit_;
  Clock clock_;
  lifecycle::Sha256 hash_;
  std::uint64_t bytes_ = 0;
  bool ended_ = false;
};

}  // namespace

std::function<std::optional<std::string>()> sent(Parts parts, SentTo to,
                                                 std::unique_ptr<lifecycle::AccountDesk> audit,
                                                 Clock clock) {
  // Shared because a std::function is copied; there is one reader.
  auto sending = std::make_shared<Sending>(std::move(parts), std::move(to), std::move(audit),
                                           std::move(clock));
  return [sending = std::move(sending)] { return sending->next(); };
}

}  // namespace ecluse::daemon
