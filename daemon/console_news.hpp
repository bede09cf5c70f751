// What changes in the ledger, looked at once for all the pages that stay open, and told to each as
// far as its reader may see it. The thread of the console that keeps house looks; the threads of
// the server ask.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "console/front.hpp"
#include "lifecycle/news.hpp"

namespace ecluse::daemon {

/// The news of the last minute or so. Any thread.
class ConsoleNews {
 public:
  using One = std::shared_ptr<const lifecycle::News>;
  struct Since {
    std::uint64_t number = 0;  ///< to ask with the next time
    std::vector<One> news{};
    bool lost = false;  ///< more came than is kept
  };

  void publish(lifecycle::News news);
  [[nodiscard]] Since since(std::uint64_t number) const;
  [[nodiscard]] std::uint64_t now() const;

 private:
  mutable std::mutex mutex_;
  std::deque<One> kept_;
  std::uint64_t count_ = 0;  ///< of all that was published
};

/// Who reads by a session, without being there: nothing when it is over.
using WatchReader = std::function<std::optional<console::Reader>(const std::string& session)>;

/// The reply to a page that stays open: an event `change` when something changed that its reader
/// sees (of the one flux it asks for, where it does), which says nothing more; its end with the
/// session. Both must outlive the server. `pace`: between two looks at whether the session lasts.
console::Reply live_reply(const console::LiveWish& wish, const ConsoleNews& news, WatchReader who,
                          std::chrono::milliseconds pace);

}  // namespace ecluse::daemon
