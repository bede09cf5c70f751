// ecluse console: the space "Suivi des flux" in a browser, over the ledger of a root, until it is
// told to stop. It reads beside the daemon; new tables, or SIGHUP, open it anew.
#include <chrono>
#include <string>
#include <string_view>

#include "daemon/commands/commands.hpp"
#include "daemon/console_service.hpp"
#include "daemon/console_settings.hpp"
#include "daemon/log.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_watch.hpp"
#include "ingest/doorbell.hpp"
#include "lifecycle/accounts.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using ingest::Ring;

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

constexpr std::string_view nearby = "127.0.0.1:8088";

/// Until it is told to stop.
void serve(ConsoleService& service, ingest::Doorbell& doorbell, TableWatch& tables,
           std::chrono::milliseconds quiet) {
  Log log;
  while (true) {
    const auto ring = doorbell.wait(1s);
    log.console(service.told());
    if (ring == Ring::stop) return;
    if (ring == Ring::reload || tables.changed(now(), quiet)) service.reopen();
  }
}

/// As the command line says; then as the configuration does; then on this machine.
std::string where_to(const ConsoleCommand& command, const Config::Console& wish) {
  if (!command.listen.empty()) return command.listen;
  return wish.listen.empty() ? std::string(nearby) : wish.listen;
}

/// Whether the console has no account to let in: the one who starts it may not know that.
bool nobody_signs_in(const lifecycle::Root& root) {
  const auto desk = lifecycle::open_account_desk(root.ledger());
  const auto accounts = desk ? (*desk)->accounts() : tl::unexpected(desk.error());
  return accounts && accounts->empty();
}

}  // namespace

ExitStatus console(const ConsoleCommand& command, const Terminal& terminal) {
  if (!command.listen.empty() && !console::read_endpoint(command.listen)) {
    say({"E_CONSOLE_LISTEN", command.listen}, terminal);
    return ExitStatus::usage;
  }
  const lifecycle::DiskPosix disk;
  TableWatch tables(disk, lifecycle::Root(command.root));
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto& config = (*premises)->config;
  const auto how = listening_of(config.console, where_to(command, config.console));
  if (!how) return say(how.error(), terminal);
  const auto doorbell = ingest::Doorbell::hang((*premises)->root.inbound());
  if (!doorbell) return say(doorbell.error(), terminal);
  const auto service = ConsoleService::listen(command.root, *how, now);
  if (!service) return say(service.error(), terminal);
  if (const auto opened = (*service)->open(); !opened) return say(opened.error(), terminal);
  (*service)->serve();
  const std::vector<Value> values{{"scheme", how->tls.wanted() ? "https" : "http"},
                                  {"address", how->where.address},
                                  {"port", std::to_string((*service)->port())}};
  terminal.out << printer_of(**premises, terminal).text("console.serves", values) << '\n'
               << std::flush;
  if (nobody_signs_in((*premises)->root))
    terminal.out << printer_of(**premises, terminal).text("console.nobody") << '\n' << std::flush;
  serve(**service, **doorbell, tables, config.pickup.quiet);
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
