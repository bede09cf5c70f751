#include "daemon/console_service.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "daemon/console_news.hpp"
#include "daemon/console_rooms.hpp"
#include "daemon/give_way.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

constexpr auto between_rounds = 1s;  // of the thread that keeps house
constexpr auto between_checks = 5s;  // of the session of a page that stays open
constexpr unsigned closed = 503, first_refusal = 400, internal = 500;

bool is_refusal(unsigned status) {
  return status >= first_refusal && status != internal;
}

}  // namespace

struct ConsoleService::Works {
  Works(const std::string& root, const console::Listening& how, const Clock& clock)
      : needs{root,
              how.reached,
              how.limits.threads,
              [this](const Error& error) { told.error(error); },
              clock,
              {looks, brake}} {}
  Works(const Works&) = delete;
  Works& operator=(const Works&) = delete;
  ~Works() {
    server.reset();
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    wake.notify_one();
    if (keeper.joinable()) keeper.join();
    if (rooms) keep_looks(*rooms);
  }

  ConsoleTold told{};
  LookBook looks{};
  SignInBrake brake{};
  ConsoleNews news{};
  ConsoleNeeds needs;

  std::mutex mutex{};
  std::condition_variable wake{};
  std::shared_ptr<ConsoleRooms> rooms{};  ///< shared with the requests under way
  enum class Wish : std::uint8_t { none, first, anew };
  Wish wish = Wish::none;
  bool stopping = false;
  bool replaced = false;  ///< rooms took the place of others, and nobody looked since
  std::string why_not{};  ///< the root could not be opened, when it was tried last
  std::thread keeper{};
  std::unique_ptr<console::Server> server{};

  std::shared_ptr<ConsoleRooms> current() {
    const std::lock_guard lock(mutex);
    return rooms;
  }

  Done open() {
    auto opened = ConsoleRooms::open(needs);
    if (!opened) return tl::unexpected(opened.error());
    std::shared_ptr<ConsoleRooms> fresh(std::move(*opened));
    const std::lock_guard lock(mutex);
    rooms.swap(fresh);
    replaced = fresh != nullptr;
    return {};
  }

  console::Reply answer(const console::Request& request) {
    const auto in = current();
    if (!in) {
      told.refused(closed, "-");
      console::Reply reply;
      reply.status = closed;
      reply.headers.emplace_back("Retry-After", "5");
      return reply;
    }
    auto reply = in->answer(request);
    if (is_refusal(reply.status)) told.refused(reply.status, in->route_of(request));
    if (reply.more) reply.more = [in, more = std::move(reply.more)] { return more(); };
    if (!reply.live) return reply;
    return live_reply(
        *reply.live, news,
        [this](const std::string& session) {
          const auto now = current();
          return now ? now->watching(session) : std::optional<console::Reader>();
        },
        between_checks);
  }

  /// While the gate has the ledger, they wait in the book.
  void keep_looks(ConsoleRooms& in) {
    const auto kept = looks.keep(in.audit());
    if (!kept && kept.error().code != "E_LEDGER_BUSY") told.error(kept.error());
  }

  /// What was sealed between the last look of the old rooms and the first of the new is in neither.
  bool take_replaced() {
    const std::lock_guard lock(mutex);
    return std::exchange(replaced, false);
  }

  void go_round() {
    const auto in = current();
    if (!in) return;
    keep_looks(*in);
    auto seen = in->news().look();
    if (!seen) return told.error(seen.error());
    if (take_replaced()) seen->crowded = true;
    if (seen->crowded || !seen->touched.empty()) news.publish(std::move(*seen));
  }

  /// What stands in the way of the first opening may be gone at the next round; it is told once.
  void open_anew() {
    const auto opened = open();
    if (opened) return why_not.clear();
    if (opened.error().detail != std::exchange(why_not, opened.error().detail))
      told.error(opened.error());
    if (!current()) ask(Wish::first);
  }

  void keep_house() {
    std::unique_lock lock(mutex);
    while (!wake.wait_for(lock, between_rounds, [this] { return stopping; })) {
      const auto asked = std::exchange(wish, Wish::none);
      const bool anew = asked == Wish::anew || (asked == Wish::first && !rooms);
      lock.unlock();
      if (anew) open_anew();
      go_round();
      lock.lock();
    }
  }

  void ask(Wish which) {
    const std::lock_guard lock(mutex);
    wish = std::max(wish, which);
  }
};

ConsoleService::ConsoleService(std::unique_ptr<Works> works) : works_(std::move(works)) {}
ConsoleService::~ConsoleService() = default;

Result<std::unique_ptr<ConsoleService>> ConsoleService::listen(const std::string& root,
                                                               const console::Listening& how,
                                                               const Clock& clock) {
  auto server = console::Server::listen(how);
  if (!server) return tl::unexpected(server.error());
  auto works = std::make_unique<Works>(root, how, clock);
  works->server = std::move(*server);
  return std::unique_ptr<ConsoleService>(new ConsoleService(std::move(works)));
}

Done ConsoleService::open() {
  return works_->open();
}

void ConsoleService::serve() {
  auto& works = *works_;
  works.keeper = std::thread([&works] { works.keep_house(); });
  works.server->serve(
      [&works](const auto& request) {
        give_way();
        return works.answer(request);
      },
      [&works](unsigned status) { works.told.refused(status, "-"); });
}

void ConsoleService::begin() {
  works_->ask(Works::Wish::first);
}

void ConsoleService::reopen() {
  works_->ask(Works::Wish::anew);
}

ConsoleTold::All ConsoleService::told() {
  return works_->told.take(std::chrono::steady_clock::now());
}

std::uint16_t ConsoleService::port() const {
  return works_->server->port();
}

}  // namespace ecluse::daemon
