#include "daemon/speaker.hpp"

namespace ecluse::daemon {

Printer printer_of(const Premises& premises, const Terminal& terminal) {
  return {premises.tables.catalogue, premises.config.language.value_or(terminal.language),
          terminal.colour};
}

ExitStatus say(const Error& error, const Terminal& terminal) {
  const auto catalogue = validation::Catalogue::standard();
  if (catalogue)
    terminal.err << Printer(*catalogue, terminal.language, terminal.colour).error(error);
  else
    terminal.err << "ecluse: " << error.code << ": " << error.detail << '\n';
  return status_of(error);
}

}  // namespace ecluse::daemon
