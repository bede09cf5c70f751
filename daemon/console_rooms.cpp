#include "daemon/console_rooms.hpp"

#include <utility>

#include "daemon/console_desk.hpp"
#include "daemon/mailbox.hpp"
#include "daemon/premises.hpp"

namespace ecluse::daemon {
namespace {

/// What one thread needs to answer.
struct Counter {
  std::unique_ptr<ConsoleDesk> desk;
  std::unique_ptr<ConsoleDoor> door;
};

/// The counters that no thread holds.
using Counters = Mailbox<Counter>;

/// A counter held until the end of a request, whatever its end.
class Held {
 public:
  explicit Held(Counters& all) : all_(all), counter_(all.take()) {}
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { all_.post(std::move(counter_)); }

  [[nodiscard]] const Counter& counter() const { return counter_; }

 private:
  Counters& all_;
  Counter counter_;
};

Result<Counter> open_counter(const Premises& premises, const lifecycle::Entitlement& entitlement,
                             const ConsoleNeeds& needs) {
  Counter counter;
  auto desk = ConsoleDesk::open(premises, needs.clock);
  if (!desk) return tl::unexpected(desk.error());
  counter.desk = std::move(*desk);
  auto accounts = lifecycle::open_account_desk(premises.root.ledger());
  if (!accounts) return tl::unexpected(accounts.error());
  counter.door =
      std::make_unique<ConsoleDoor>(std::move(*accounts), entitlement, needs.doors, needs.clock);
  return counter;
}

}  // namespace

struct ConsoleRooms::Parts {
  std::unique_ptr<Premises> premises;
  lifecycle::Entitlement entitlement;
  console::Front front;
  std::function<void(const Error&)> on_error;
  std::unique_ptr<lifecycle::NewsDesk> news{};
  std::unique_ptr<lifecycle::AuditKeeper> audit{};
  Counters counters{};
};

ConsoleRooms::ConsoleRooms(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ConsoleRooms::~ConsoleRooms() = default;

console::Reply ConsoleRooms::answer(const console::Request& request) {
  const Held held(parts_->counters);
  return parts_->front.answer(request, *held.counter().desk, *held.counter().door);
}

std::optional<console::Reader> ConsoleRooms::watching(const std::string& session) {
  const Held held(parts_->counters);
  auto reader = held.counter().door->watching(session);
  if (!reader) parts_->on_error(reader.error());
  return reader ? std::move(*reader) : std::nullopt;
}

std::string ConsoleRooms::route_of(const console::Request& request) const {
  const auto match = parts_->front.routes().match(request.method, request.path);
  return match.route ? match.route->path : "-";
}

lifecycle::NewsDesk& ConsoleRooms::news() {
  return *parts_->news;
}

lifecycle::AuditKeeper& ConsoleRooms::audit() {
  return *parts_->audit;
}

Result<std::unique_ptr<ConsoleRooms>> ConsoleRooms::open(const ConsoleNeeds& needs) {
  auto premises = Premises::open(needs.root);
  if (!premises) return tl::unexpected(premises.error());
  auto entitlement = console_entitlement((*premises)->tables);
  if (!entitlement) return tl::unexpected(entitlement.error());
  auto front = console::Front::open(needs.reached, needs.on_error);
  if (!front) return tl::unexpected(front.error());
  auto parts = std::unique_ptr<Parts>(
      new Parts{std::move(*premises), std::move(*entitlement), std::move(*front), needs.on_error});
  for (unsigned at = 0; at < needs.counters; ++at) {
    auto counter = open_counter(*parts->premises, parts->entitlement, needs);
    if (!counter) return tl::unexpected(counter.error());
    parts->counters.post(std::move(*counter));
  }
  const auto ledger = parts->premises->root.ledger();
  auto news = lifecycle::open_news_desk(ledger);
  if (!news) return tl::unexpected(news.error());
  parts->news = std::move(*news);
  auto audit = lifecycle::open_audit_keeper(ledger);
  if (!audit) return tl::unexpected(audit.error());
  parts->audit = std::move(*audit);
  return std::unique_ptr<ConsoleRooms>(new ConsoleRooms(std::move(parts)));
}

}  // namespace ecluse::daemon
