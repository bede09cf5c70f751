// ecluse init DIR: a root, ready to take flux.
#include <array>
#include <string>
#include <string_view>

#include "daemon/commands/commands.hpp"
#include "daemon/config.hpp"
#include "daemon/speaker.hpp"

#include "embedded/routing.hpp"

namespace ecluse::daemon {
namespace {

struct Example {
  std::string_view file;
  std::string_view table;
};

/// The tables that every operator makes his own; the others are overridden when need be.
constexpr std::array examples{Example{"partenaires.tsv", "exemple_partenaires.tsv"},
                              Example{"abonnements.tsv", "exemple_abonnements.tsv"},
                              Example{"habilitations.tsv", "exemple_habilitations.tsv"},
                              Example{"annuaire.csv", "exemple_annuaire.csv"},
                              Example{"marches.tsv", "exemple_marches.tsv"}};

/// Writes a file of the root; what is there already is the operator's and stays.
Done write_once(Disk& disk, const std::string& path, std::string_view bytes) {
  return disk.exists(path) ? Done{} : disk.write(path, bytes);
}

Done make(Disk& disk, const lifecycle::Root& root) {
  auto done = lifecycle::make_root(disk, root);
  for (const auto& example : examples)
    if (done)
      done = write_once(disk, lifecycle::join(root.referentiel(), example.file),
                        embedded::routing(example.table));
  // The configuration comes last: a folder that has one is a root.
  if (done) done = write_once(disk, root.config(), example_config());
  if (done) done = disk.sync_all(root.folder());
  return done;
}

}  // namespace

ExitStatus init(const InitCommand& command, const Terminal& terminal) {
  lifecycle::DiskPosix disk;
  const lifecycle::Root root(command.root);
  const auto done = make(disk, root);
  if (!done) return say(done.error(), terminal);
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  for (const auto& partner : (*premises)->tables.referential.partners.all()) {
    const auto made = disk.make_folder(root.inbound_of(partner.code));
    if (!made) return say(made.error(), terminal);
  }
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  terminal.out << printer_of(**premises, terminal).text("init.done", {{"root", root.folder()}})
               << '\n';
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
