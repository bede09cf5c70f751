// ecluse statut PIECE STATUS: what a person says of a piece goes to the same machine, in the same
// commit, as what a message says.
#include <algorithm>
#include <chrono>
#include <string>

#include "daemon/commands/commands.hpp"
#include "daemon/deliver_now.hpp"
#include "daemon/json_out.hpp"
#include "daemon/memoires.hpp"
#include "daemon/said.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// The status of that code, of the machine or of CPPStatut; empty when nothing is called so.
std::string status_named(const std::string& text, const lifecycle::Machines& machines) {
  if (machines.piece.find(text) || machines.life.knows(text)) return text;
  const auto& states = machines.piece.states();
  const auto found = std::find_if(states.begin(), states.end(), [&](const lifecycle::State& state) {
    return !text.empty() && state.cpp_code == text;
  });
  return found == states.end() ? std::string() : found->code;
}

StatusNotice notice_of(const StatutCommand& command, const lifecycle::Machines& machines) {
  StatusNotice notice;
  notice.way = "person";
  notice.number = command.piece;
  notice.supplier = command.supplier;
  notice.code = command.status;
  notice.status = status_named(command.status, machines);
  notice.motif = command.motif;
  notice.comment = command.comment;
  notice.actor = command.actor;
  return notice;
}

ExitStatus tell(const Said& said, const StatutCommand& command, const Premises& premises,
                const Terminal& terminal) {
  const auto language = premises.config.language.value_or(terminal.language);
  std::vector<WordedFinding> worded;
  for (const auto& finding : said.findings)
    worded.push_back({finding, premises.tables.catalogue.words(finding, language)});
  const auto printer = printer_of(premises, terminal);
  if (command.output == Output::json) {
    terminal.out << statut_json(said.notice, said.moves, worded) << '\n';
  } else {
    terminal.out << printer.findings(worded);
    if (!said.moves.empty() && validates_memoire(said.moves.front().piece, said.moves.front().step))
      terminal.out << printer.text("memoire.warning") << '\n';
    for (const auto& move : said.moves)
      terminal.out << printer.text("statut.done",
                                   {{"piece", command.piece},
                                    {"state", printer.text("piece." + move.step.to)}})
                   << '\n';
  }
  return has_error(said.findings) ? ExitStatus::all_rejected : ExitStatus::all_accepted;
}

}  // namespace

ExitStatus statut(const StatutCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto& tables = (*premises)->tables;
  Said said{notice_of(command, tables.machines)};
  if (said.notice.status.empty()) {
    say({"E_STATUT", command.status}, terminal);
    return ExitStatus::usage;
  }
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  const auto batch = (*ledger)->begin();
  if (!batch) return say(batch.error(), terminal);
  const auto known = (*batch)->pieces_numbered(said.notice.number);
  if (!known) return say(known.error(), terminal);
  const auto done = take_step(said, *known, {command.actor, "person", command.role}, **batch,
                              tables, (*premises)->config, now());
  if (!done) return say(done.error(), terminal);
  const auto delivered = deliver_now(**premises, **ledger, now());
  if (!delivered) say(delivered.error(), terminal);  // recorded, and owed still
  return tell(said, command, **premises, terminal);
}

}  // namespace ecluse::daemon
