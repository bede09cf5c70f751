// ecluse console: the space "Suivi des flux" in a browser, over the ledger of a root, until it is
// told to stop. It reads beside the daemon; new tables, or SIGHUP, open it anew.
#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/console_service.hpp"
#include "daemon/log.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_watch.hpp"
#include "ingest/doorbell.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using ingest::Ring;

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// Until it is told to stop (false), or to open the root anew (true).
bool serve(ingest::Doorbell& doorbell, TableWatch& tables, std::chrono::milliseconds quiet) {
  while (true) {
    const auto ring = doorbell.wait(1s);
    if (ring == Ring::stop) return false;
    if (ring == Ring::reload || tables.changed(now(), quiet)) return true;
  }
}

}  // namespace

ExitStatus console(const ConsoleCommand& command, const Terminal& terminal) {
  const auto where = console::read_endpoint(command.listen);
  if (!where) {
    say({"E_CONSOLE_LISTEN", command.listen}, terminal);
    return ExitStatus::usage;
  }
  const lifecycle::DiskPosix disk;
  TableWatch tables(disk, lifecycle::Root(command.root));
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto doorbell = ingest::Doorbell::hang((*premises)->root.inbound());
  if (!doorbell) return say(doorbell.error(), terminal);
  Log log;
  auto port = *where;
  do {
    const auto service = ConsoleService::open(
        command.root, port, [&log](const Error& error) { log.error(error); }, now);
    if (!service) return say(service.error(), terminal);
    port.port = (*service)->port();
    const std::vector<Value> values{{"address", port.address}, {"port", std::to_string(port.port)}};
    terminal.out << printer_of(**premises, terminal).text("console.serves", values) << '\n'
                 << std::flush;
    if (!serve(**doorbell, tables, (*premises)->config.pickup.quiet)) break;
  } while (true);
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
