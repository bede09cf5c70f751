#include "daemon/console_service.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

#include "console/front.hpp"
#include "daemon/console_desk.hpp"
#include "daemon/console_door.hpp"
#include "daemon/premises.hpp"

namespace ecluse::daemon {
namespace {

/// What one thread needs to answer.
struct Counter {
  std::unique_ptr<ConsoleDesk> desk;
  std::unique_ptr<ConsoleDoor> door;
};

/// The counters that no thread holds.
class Counters {
 public:
  void give_back(Counter counter) {
    {
      const std::lock_guard lock(mutex_);
      free_.push_back(std::move(counter));
    }
    one_is_free_.notify_one();
  }
  Counter take() {
    std::unique_lock lock(mutex_);
    one_is_free_.wait(lock, [this] { return !free_.empty(); });
    auto counter = std::move(free_.back());
    free_.pop_back();
    return counter;
  }

 private:
  std::mutex mutex_;
  std::condition_variable one_is_free_;
  std::vector<Counter> free_;
};

/// A counter held until the end of a request, whatever its end.
class Held {
 public:
  explicit Held(Counters& all) : all_(all), counter_(all.take()) {}
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { all_.give_back(std::move(counter_)); }

  [[nodiscard]] const Counter& counter() const { return counter_; }

 private:
  Counters& all_;
  Counter counter_;
};

Result<Counter> open_counter(const Premises& premises, const lifecycle::Entitlement& entitlement,
                             const Clock& clock) {
  Counter counter;
  auto desk = ConsoleDesk::open(premises, clock);
  if (!desk) return tl::unexpected(desk.error());
  counter.desk = std::move(*desk);
  auto accounts = lifecycle::open_account_desk(premises.root.ledger());
  if (!accounts) return tl::unexpected(accounts.error());
  counter.door = std::make_unique<ConsoleDoor>(std::move(*accounts), entitlement, clock);
  return counter;
}

}  // namespace

struct ConsoleService::Parts {
  std::unique_ptr<Premises> premises;
  lifecycle::Entitlement entitlement;
  console::Front front;
  Counters counters{};
  std::unique_ptr<console::Server> server{};  ///< goes first: its threads use the others
};

ConsoleService::ConsoleService(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ConsoleService::~ConsoleService() = default;

std::uint16_t ConsoleService::port() const {
  return parts_->server->port();
}

Result<std::unique_ptr<ConsoleService>> ConsoleService::open(
    const std::string& root, const console::Endpoint& where,
    std::function<void(const Error&)> on_error, const Clock& clock) {
  auto premises = Premises::open(root);
  if (!premises) return tl::unexpected(premises.error());
  auto entitlement = console_entitlement((*premises)->tables);
  if (!entitlement) return tl::unexpected(entitlement.error());
  auto front = console::Front::open(console::Reached::plainly, std::move(on_error));
  if (!front) return tl::unexpected(front.error());
  auto parts = std::unique_ptr<Parts>(
      new Parts{std::move(*premises), std::move(*entitlement), std::move(*front)});
  const console::ServerLimits limits;
  for (unsigned at = 0; at < limits.threads; ++at) {
    auto counter = open_counter(*parts->premises, parts->entitlement, clock);
    if (!counter) return tl::unexpected(counter.error());
    parts->counters.give_back(std::move(*counter));
  }
  auto server = console::Server::start(where, limits, [&all = *parts](const auto& request) {
    const Held held(all.counters);
    return all.front.answer(request, *held.counter().desk, *held.counter().door);
  });
  if (!server) return tl::unexpected(server.error());
  parts->server = std::move(*server);
  return std::unique_ptr<ConsoleService>(new ConsoleService(std::move(parts)));
}

}  // namespace ecluse::daemon
