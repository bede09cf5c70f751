// ecluse espace …: the espaces that a structure opened for its people, and their opening by one of
// its gestionnaires (acceptance.md ESP-13, ORG-10). A space that is not open hides its data.
#include <algorithm>

#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::RightKind;

/// Every application of structures, and whether it is open there.
Result<ExitStatus> tell(const EspaceCommand& command, const lifecycle::Entitlement& tables,
                        lifecycle::AccountDesk& desk, const Terminal& terminal,
                        const Printer& printer) {
  const auto open = desk.spaces_of(lifecycle::structure_holder(command.structure));
  if (!open) return tl::unexpected(open.error());
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : tables.applications()) {
    if (one.holder != lifecycle::HolderKind::structure) continue;
    const bool active = one.by_default || std::ranges::find(*open, one.code) != open->end();
    const auto label = std::string(label_of(one, printer.language()));
    const auto espace = std::string(espace_of(one, printer.language()));
    if (command.output == Output::json)
      terminal.out << object_json({{{"application", one.code},
                                    {"label", label},
                                    {"espace", espace},
                                    {"by_default", one.by_default},
                                    {"open", active}}})
                   << '\n';
    rows.push_back({printer.text(active ? "space.open" : "space.closed"), one.code, label, espace});
  }
  if (command.output != Output::json) terminal.out << columns(rows);
  return ExitStatus::all_accepted;
}

Done change(const EspaceCommand& command, const lifecycle::Entitlement& tables,
            lifecycle::AccountDesk& desk, const Premises& premises) {
  const auto holder = lifecycle::structure_holder(command.structure);
  if (auto done = entitled(premises, desk, command.as, "change_space", holder); !done) return done;
  const auto* application = tables.application_called(command.space);
  if (!application) return failure("E_RIGHT_APPLICATION", command.space);
  const auto by = by_of(command.as);
  lifecycle::RightStep step;
  step.at = by.at;
  step.actor = by.who;
  step.kind = command.verb == SpaceVerb::open ? RightKind::space_opened : RightKind::space_closed;
  step.holder = holder;
  step.application = application->code;
  auto known = tables.knows(step);
  return known ? desk.change(step) : known;
}

}  // namespace

ExitStatus espace(const EspaceCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto tables = entitlement_of((*premises)->tables);
  if (!tables) return say(tables.error(), terminal);
  const auto desk = open_accounts(**premises);
  if (!desk) return say(desk.error(), terminal);
  if (command.verb != SpaceVerb::list)
    if (const auto done = change(command, *tables, **desk, **premises); !done)
      return say(done.error(), terminal);
  const auto status = tell(command, *tables, **desk, terminal, printer_of(**premises, terminal));
  return status ? *status : say(status.error(), terminal);
}

}  // namespace ecluse::daemon
