// ecluse watch: the daemon. Rings, signals and timers only say when to step; the gate does the
// work.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/commands/commands.hpp"
#include "daemon/config_keys.hpp"
#include "daemon/console_service.hpp"
#include "daemon/console_settings.hpp"
#include "daemon/gate.hpp"
#include "daemon/log.hpp"
#include "daemon/loopback.hpp"
#include "daemon/past_house.hpp"
#include "daemon/speaker.hpp"
#include "daemon/status_pages.hpp"
#include "daemon/table_watch.hpp"
#include "daemon/voice.hpp"
#include "ingest/doorbell.hpp"
#include "lifecycle/disk_posix.hpp"
#include "lifecycle/privileges.hpp"
#include "lifecycle/run_lock.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using ingest::Ring;

constexpr auto shortest_pause = 1s;  // between two tries after an error
constexpr auto longest_pause = 60s;
constexpr auto between_tables = 1s;  // between two looks at the tables

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// How long the daemon may sleep: until the next scan, the next look at the tables, or until a
/// young file is ripe.
std::chrono::milliseconds nap(const Gate& gate, const Config& config) {
  const auto longest = std::min<std::chrono::milliseconds>(config.pickup.scan, between_tables);
  const auto ripe = gate.next_ripe();
  if (!ripe) return longest;
  return std::clamp<std::chrono::milliseconds>(*ripe - now() + 1ms, 1ms, longest);
}

/// Serves one root with one set of tables until it is told to stop or to reload, or until an error.
class Service {
 public:
  Service(Premises& house, ingest::Doorbell& doorbell, TableWatch& tables, Voice& voice,
          ConsoleService* console)
      : house_(house), doorbell_(doorbell), tables_(tables), voice_(voice), console_(console) {}

  /// stop, reload (told, or because the tables changed), or timeout when something left aside may
  /// be tried again: as often as the inbox is scanned, however much rings and whatever the clock of
  /// the machine is set to.
  Result<Ring> serve() {
    auto ledger = house_.open_ledger(lifecycle::Access::write);
    if (!ledger) return tl::unexpected(ledger.error());
    const auto workers = house_.hire(house_.workers_wanted());
    auto gate =
        Gate::open({house_.disk, house_.root, **ledger, house_.tables, house_.config, *workers, now,
                    [this](const Conclusion& done) { voice_.concluded(done); }});
    if (!gate) return tl::unexpected(gate.error());
    if (console_) console_->begin();
    const auto retry = std::chrono::steady_clock::now() + house_.config.pickup.scan;
    while (true) {
      const auto more = (*gate)->step();
      if (!more) return tl::unexpected(more.error());
      voice_.turned(**gate, house_);
      const bool busy = *more == Continue::yes;
      const auto ring = doorbell_.wait(busy ? 0ms : nap(**gate, house_.config));
      if (ring == Ring::stop || ring == Ring::reload) return ring;
      if (tables_.changed(now(), house_.config.pickup.quiet)) return Ring::reload;
      if (!busy && std::chrono::steady_clock::now() >= retry &&
          voice_.has_trouble((*gate)->tally()))
        return Ring::timeout;
    }
  }

 private:
  Premises& house_;
  ingest::Doorbell& doorbell_;
  TableWatch& tables_;
  Voice& voice_;
  ConsoleService* console_;  ///< null: there is none
};

/// Opens the root anew; a bad configuration or table is refused and the old ones stay.
void reload(std::unique_ptr<Premises>& house, Voice& voice, ConsoleService* console) {
  voice.reloading();
  auto fresh = Premises::open(house->root.folder());
  if (!fresh) return voice.refused(fresh.error());
  const auto kept = keep_tables((*fresh)->disk, (*fresh)->root, (*fresh)->tables);
  if (!kept) return voice.refused(kept.error());
  const auto changed = asking_restart(house->config, (*fresh)->config);
  house = std::move(*fresh);
  voice.reloaded(*house, changed);
  if (console) console->reopen();
}

/// Waits before another try, and goes on saying that the daemon lives: stop, reload (told, or
/// because the tables changed), or timeout. What arrives meanwhile hurries nobody.
Ring pause(ingest::Doorbell& doorbell, std::chrono::milliseconds time, TableWatch& tables,
           const Config& config, const Voice& voice) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
    const auto ring = doorbell.wait(std::min<std::chrono::milliseconds>(time, 1s));
    if (ring == Ring::stop || ring == Ring::reload) return ring;
    if (tables.changed(now(), config.pickup.quiet)) return Ring::reload;
    voice.alive();
  }
  return Ring::timeout;
}

/// Serves until it is told to stop, whatever stands in the way meanwhile.
void serve_until_stopped(std::unique_ptr<Premises>& house, ingest::Doorbell& doorbell,
                         TableWatch& tables, Voice& voice, ConsoleService* console) {
  std::chrono::milliseconds patience = shortest_pause;
  while (true) {
    voice.serving(house->tables.version);
    const auto served = Service(*house, doorbell, tables, voice, console).serve();
    if (!served) voice.failed(served.error());
    const auto ring = served ? *served : pause(doorbell, patience, tables, house->config, voice);
    if (ring == Ring::stop) return;
    if (ring == Ring::reload) reload(house, voice, console);
    patience =
        served ? shortest_pause : std::min<std::chrono::milliseconds>(patience * 2, longest_pause);
  }
}

/// The console, where one is wanted, and nobody is answered yet; null where not. E_CONSOLE_*.
Result<std::unique_ptr<ConsoleService>> open_console(const Premises& house) {
  const auto& wish = house.config.console;
  if (wish.listen.empty()) return std::unique_ptr<ConsoleService>();
  const auto how = listening_of(wish, wish.listen);
  if (!how) return tl::unexpected(how.error());
  return ConsoleService::listen(house.root.folder(), *how, now);
}

/// The page of health and metrics, where one is wanted; null where not. Error E_METRICS.
Result<std::unique_ptr<StatusServer>> open_pages(const Config& config) {
  if (config.metrics.listen.empty()) return std::unique_ptr<StatusServer>();
  const auto address = loopback_address(config.metrics.listen);
  if (!address) return failure("E_METRICS", config.metrics.listen);
  return StatusServer::listen(*address);
}

const char* environment(const char* name) {
  return ::getenv(name);
}

/// What is heard by others; null where nothing is wanted.
struct Doors {
  std::unique_ptr<StatusServer> pages;
  std::unique_ptr<ConsoleService> console;

  static Result<Doors> open(const Premises& house) {
    auto pages = open_pages(house.config);
    if (!pages) return tl::unexpected(pages.error());
    auto console = open_console(house);
    if (!console) return tl::unexpected(console.error());
    return Doors{std::move(*pages), std::move(*console)};
  }

  /// Once the signals of the process have found their place.
  void serve(StatusPages& shown, const Config& config, Log& log) const {
    if (pages) {
      pages->serve([&shown](std::string_view path) { return shown.tell(path); });
      log.listening(pages->address());
    }
    if (!console) return;
    console->serve();
    const auto where = console::read_endpoint(config.console.listen);
    log.serving_console((where ? where->address : std::string()) + ':' +
                        std::to_string(console->port()));
  }
};

/// Everything is opened but the root: its files are made by whom the process then is.
ExitStatus serve(std::unique_ptr<Premises> house, Log& log, const Doors& doors, TableWatch& tables,
                 const Terminal& terminal) {
  const auto lock = lifecycle::RunLock::take(house->root.lock(), lifecycle::LockedFor::watch);
  if (!lock) return say(lock.error(), terminal);
  if (const auto kept = keep_tables(house->disk, house->root, house->tables); !kept)
    return say(kept.error(), terminal);
  auto doorbell = ingest::Doorbell::hang(house->root.inbound());
  if (!doorbell) return say(doorbell.error(), terminal);
  auto words = validation::Catalogue::standard();
  auto spoken = validation::Catalogue::standard();
  if (!words || !spoken) return say(words ? spoken.error() : words.error(), terminal);

  const auto language = house->config.language.value_or(terminal.language);
  Bulletin bulletin;
  const Notify notify(environment);
  auto* console = doors.console.get();
  Voice::Ears ears{log, notify, *words, language};
  if (console) ears.console = [console] { return console->told(); };
  Voice voice(ears, bulletin);
  StatusPages pages(bulletin, house->root.ledger(), std::move(*spoken), language, now);
  log.started(house->root.folder(), house->workers_wanted());
  doors.serve(pages, house->config, log);
  if (const auto why = (*doorbell)->watches().why_not) log.error(*why);
  notify.ready();
  serve_until_stopped(house, **doorbell, tables, voice, console);
  notify.stopping();
  log.stopped();
  return ExitStatus::all_accepted;
}

}  // namespace

ExitStatus watch(const WatchCommand& command, const Terminal& terminal) {
  const lifecycle::DiskPosix disk;
  TableWatch tables(disk, lifecycle::Root(command.root));
  auto house = Premises::open(command.root);
  if (!house) return say(house.error(), terminal);
  const auto& config = (*house)->config;
  lifecycle::take_umask(config.process.umask);
  auto log = Log::open(config.log, priorities_wanted(environment("JOURNAL_STREAM")));
  if (!log) return say(log.error(), terminal);
  const auto doors = Doors::open(**house);
  if (!doors) return say(doors.error(), terminal);
  // Root is needed no more.
  const auto dropped = lifecycle::become(config.process.user, config.process.group);
  if (!dropped) return say(dropped.error(), terminal);
  return serve(std::move(*house), **log, *doors, tables, terminal);
}

}  // namespace ecluse::daemon
