// ecluse list --waiting: the files of inbound that are not taken because they lack something, and
// what. The inbox is looked at as the gate does, and nothing is taken.
#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/pickup.hpp"
#include "daemon/speaker.hpp"
#include "daemon/table_text.hpp"
#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"

namespace ecluse::daemon {
namespace {

using ingest::Unfinished;

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string harmless(const std::string& text) {
  return ingest::displayed(text, ingest::Shown::utf8);
}

Cells cells_of(const std::vector<Unfinished>& files, const Printer& printer) {
  Cells cells{{printer.text("list.partner"), printer.text("list.file"), printer.text("list.size"),
               printer.text("list.unchanged"), printer.text("list.missing")}};
  for (const auto& file : files)
    cells.push_back({harmless(file.partner), harmless(file.name), std::to_string(file.size),
                     lifecycle::paris_text(file.since), printer.text(code_of(file.missing))});
  return cells;
}

std::string file_json(const Unfinished& file) {
  return object_json({{{"partner", file.partner},
                       {"file", file.name},
                       {"size", std::to_string(file.size)},
                       {"unchanged_since", utc_text(file.since)},
                       {"missing", std::string(name_of(file.missing))}}});
}

}  // namespace

ExitStatus list_waiting(const ListCommand& command, const Terminal& terminal) {
  constexpr std::size_t looked_at = 10'000;
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto& house = **premises;
  auto files = waiting_files(house.disk, house.root, house.config.pickup, now(), looked_at);
  if (!files) return say(files.error(), terminal);
  std::erase_if(*files, [&](const Unfinished& file) {
    return !command.partner.empty() && file.partner != command.partner;
  });
  const auto cells = cells_of(*files, printer_of(house, terminal));
  if (command.output == Output::json)
    for (const auto& file : *files) terminal.out << file_json(file) << '\n';
  else
    terminal.out << table_text(cells, command.output);
  return files->empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
