#include "daemon/console_news.hpp"

#include <algorithm>
#include <utility>

namespace ecluse::daemon {
namespace {

constexpr std::size_t most_kept = 60;
constexpr std::string_view changed = "event: change\ndata: 1\n\n";

/// One page that stays open.
class Watch {
 public:
  Watch(console::LiveWish wish, const ConsoleNews& news, WatchReader who,
        std::chrono::milliseconds pace)
      : wish_(std::move(wish)),
        news_(&news),
        who_(std::move(who)),
        pace_(pace),
        number_(news.now()) {}

  std::optional<std::string> operator()() {
    const auto since = news_->since(number_);
    number_ = since.number;
    const bool some = since.lost || !since.news.empty();
    const auto now = std::chrono::steady_clock::now();
    if (!some && now - looked_ < pace_) return std::string();
    looked_ = now;
    const auto reader = who_(wish_.session);
    if (!reader) return std::nullopt;
    return std::string(some && is_seen(since, reader->sight) ? changed : std::string_view());
  }

 private:
  [[nodiscard]] bool is_seen(const ConsoleNews::Since& since, const lifecycle::Sight& sight) const {
    if (since.lost) return !sight.nothing();
    return std::ranges::any_of(since.news,
                               [&](const auto& one) { return concerns(*one, sight, wish_.flux); });
  }

  console::LiveWish wish_;
  const ConsoleNews* news_;
  WatchReader who_;
  std::chrono::milliseconds pace_;
  std::uint64_t number_;
  std::chrono::steady_clock::time_point looked_{};
};

}  // namespace

void ConsoleNews::publish(lifecycle::News news) {
  auto one = std::make_shared<const lifecycle::News>(std::move(news));
  const std::lock_guard lock(mutex_);
  kept_.push_back(std::move(one));
  ++count_;
  if (kept_.size() > most_kept) kept_.pop_front();
}

ConsoleNews::Since ConsoleNews::since(std::uint64_t number) const {
  const std::lock_guard lock(mutex_);
  Since since{count_, {}, false};
  const auto wanted = count_ - std::min(number, count_);
  since.lost = wanted > kept_.size();
  const auto given = std::min<std::uint64_t>(wanted, kept_.size());
  since.news.assign(kept_.end() - static_cast<std::ptrdiff_t>(given), kept_.end());
  return since;
}

std::uint64_t ConsoleNews::now() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

console::Reply live_reply(const console::LiveWish& wish, const ConsoleNews& news, WatchReader who,
                          std::chrono::milliseconds pace) {
  console::Reply reply;
  reply.type = "text/event-stream";
  reply.body = "retry: 5000\n\n";
  reply.headers.emplace_back("X-Accel-Buffering", "no");  // of a proxy before us
  reply.more = Watch(wish, news, std::move(who), pace);
  return reply;
}

}  // namespace ecluse::daemon
