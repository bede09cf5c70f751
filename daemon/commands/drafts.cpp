// ecluse duplicate ID: a draft from a refused mémoire (MFJ-25). ecluse abandon ID…, ecluse delete
// ID…: what a person does with one or several of them, each in its own commit (MFJ-26).
#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/said.hpp"
#include "daemon/speaker.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void tell(const Said& done, const DuplicateCommand& command, const Premises& premises,
          const Terminal& terminal) {
  const auto printer = printer_of(premises, terminal);
  const auto language = premises.config.language.value_or(terminal.language);
  std::vector<WordedFinding> worded;
  for (const auto& finding : done.findings)
    worded.push_back({finding, premises.tables.catalogue.words(finding, language)});
  if (!done.draft) {
    StatusNotice asked;
    asked.number = command.piece;
    terminal.out << (command.output == Output::json ? statut_json(asked, {}, worded) + '\n'
                                                    : printer.findings(worded));
    return;
  }
  const auto& temporary = done.draft->summary.memoire->temporary;
  if (command.output == Output::json)
    terminal.out << object_json({{{"refused", command.piece},
                                  {"draft", temporary},
                                  {"state", done.draft->state}}})
                 << '\n';
  else
    terminal.out << printer.text("duplicate.done", {{"piece", command.piece}, {"draft", temporary}})
                 << '\n';
}

}  // namespace

ExitStatus duplicate(const DuplicateCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  const auto batch = (*ledger)->begin();
  if (!batch) return say(batch.error(), terminal);
  const auto known = (*batch)->pieces_numbered(command.piece);
  if (!known) return say(known.error(), terminal);
  const lifecycle::Speaker speaker{command.actor, "person", {}};
  Said said{said_by(speaker, command.piece, std::string(piece_status::duplicated))};
  const auto done = duplicate(said, *known, speaker, **batch, (*premises)->tables, now());
  if (!done) return say(done.error(), terminal);
  tell(said, command, **premises, terminal);
  return said.draft ? ExitStatus::all_accepted : ExitStatus::all_rejected;
}

ExitStatus drop(const DropCommand& command, const Terminal& terminal) {
  std::size_t good = 0;
  auto worst = ExitStatus::all_accepted;
  for (const auto& piece : command.pieces) {
    StatutCommand one;
    one.root = command.root;
    one.piece = piece;
    one.status = command.status;
    one.actor = command.actor;
    one.comment = command.comment;
    one.output = command.output;
    const auto status = statut(one, terminal);
    if (status == ExitStatus::all_accepted)
      ++good;
    else
      worst = status;
  }
  const bool some = good > 0 && worst == ExitStatus::all_rejected;
  return some ? ExitStatus::some_rejected : worst;
}

}  // namespace ecluse::daemon
