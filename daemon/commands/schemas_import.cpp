// ecluse schemas import DIR: the operator's own schemas in place of the embedded ones.
#include "daemon/commands/commands.hpp"
#include "daemon/imported_schemas.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {

ExitStatus schemas_import(const SchemasImportCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto keys = import_schemas((*premises)->disk, (*premises)->root, command.folder);
  if (!keys) return say(keys.error(), terminal);
  const auto printer = printer_of(**premises, terminal);
  for (const auto& key : *keys)
    terminal.out << printer.text("import.done", {{"schema", key}}) << '\n';
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
