// ecluse watch: the daemon. Rings, signals and timers only say when to step; the gate does the
// work.
#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

#include "daemon/commands/commands.hpp"
#include "daemon/gate.hpp"
#include "daemon/log.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_watch.hpp"
#include "ingest/doorbell.hpp"
#include "lifecycle/disk_posix.hpp"
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
  Service(Premises& house, ingest::Doorbell& doorbell, TableWatch& tables, Log& log)
      : house_(house), doorbell_(doorbell), tables_(tables), log_(log) {}

  /// stop, reload (told, or because the tables changed), or timeout when something left aside may
  /// be tried again: as often as the inbox is scanned, however much rings.
  Result<Ring> serve() {
    auto ledger = house_.open_ledger(lifecycle::Access::write);
    if (!ledger) return tl::unexpected(ledger.error());
    const auto workers = house_.hire(house_.workers_wanted());
    auto gate =
        Gate::open({house_.disk, house_.root, **ledger, house_.tables, house_.config, *workers, now,
                    [this](const Conclusion& done) { log_.concluded(done); }});
    if (!gate) return tl::unexpected(gate.error());
    const auto retry = now() + house_.config.pickup.scan;
    while (true) {
      const auto more = (*gate)->step();
      if (!more) return tl::unexpected(more.error());
      const bool busy = *more == Continue::yes;
      const auto ring = doorbell_.wait(busy ? 0ms : nap(**gate, house_.config));
      if (ring == Ring::stop || ring == Ring::reload) return ring;
      if (tables_.changed(now(), house_.config.pickup.quiet)) return Ring::reload;
      if (!busy && now() >= retry && has_trouble((*gate)->tally())) return Ring::timeout;
    }
  }

 private:
  /// Says what was left aside; a gate opened anew tries it again.
  bool has_trouble(const Tally& tally) {
    for (const auto* errors : {&tally.left, &tally.undelivered})
      for (const auto& error : *errors) log_.error(error);
    return !tally.left.empty() || !tally.undelivered.empty();
  }

  Premises& house_;
  ingest::Doorbell& doorbell_;
  TableWatch& tables_;
  Log& log_;
};

/// Opens the root anew; a bad configuration or table is refused and the old ones stay.
void reload(std::unique_ptr<Premises>& house, Log& log) {
  auto fresh = Premises::open(house->root.folder());
  if (!fresh) return log.error(fresh.error());
  house = std::move(*fresh);
  log.reloaded(house->tables.version);
}

}  // namespace

ExitStatus watch(const WatchCommand& command, const Terminal& terminal) {
  const lifecycle::DiskPosix disk;
  TableWatch tables(disk, lifecycle::Root(command.root));
  auto opened = Premises::open(command.root);
  if (!opened) return say(opened.error(), terminal);
  auto house = std::move(*opened);
  const auto lock = lifecycle::RunLock::take(house->root.lock());
  if (!lock) return say(lock.error(), terminal);
  auto doorbell = ingest::Doorbell::hang(house->root.inbound());
  if (!doorbell) return say(doorbell.error(), terminal);

  Log log;
  log.started(house->root.folder(), house->workers_wanted());
  if (const auto why = (*doorbell)->watches().why_not) log.error(*why);
  std::chrono::milliseconds pause = shortest_pause;
  while (true) {
    const auto ring = Service(*house, **doorbell, tables, log).serve();
    if (ring && *ring == Ring::stop) break;
    if (ring && *ring == Ring::reload) reload(house, log);
    if (ring) {
      pause = shortest_pause;
      continue;
    }
    log.error(ring.error());
    if ((*doorbell)->wait(pause) == Ring::stop) break;
    pause = std::min<std::chrono::milliseconds>(pause * 2, longest_pause);
  }
  log.stopped();
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
