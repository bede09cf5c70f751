// ecluse duplicate ID: a draft from a refused mémoire (MFJ-25). ecluse abandon ID…, ecluse delete
// ID…: what a person does with one or several of them, each in its own commit (MFJ-26).
#include <chrono>

#include "daemon/commands/commands.hpp"
#include "daemon/memoires.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/follow.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// What came of the wish: the draft, or why there is none.
struct Duplication {
  std::optional<KnownPiece> draft;
  std::vector<Finding> findings;
};

/// The same questions as for any status that a person says; then the copy instead of the step.
Result<Duplication> duplicate_in(lifecycle::Batch& batch, const DuplicateCommand& command,
                                 const Tables& tables) {
  StatusNotice notice;
  notice.way = "person";
  notice.number = command.piece;
  notice.code = notice.status = piece_status::duplicated;
  notice.actor = command.actor;
  const auto known = batch.pieces_numbered(command.piece);
  if (!known) return tl::unexpected(known.error());
  Duplication done;
  const auto* refused = lifecycle::meant_piece(notice, *known, done.findings);
  if (!refused) return done;
  const auto followed =
      lifecycle::follow(*refused, notice, {command.actor, "person", {}}, tables.machines, now());
  done.findings = followed.findings;
  if (followed.steps.empty()) return done;
  const auto temporary = next_temporary_number(batch, now());
  if (!temporary) return tl::unexpected(temporary.error());
  auto draft = batch.duplicate(*refused, {*temporary, command.actor, now()});
  if (!draft) return tl::unexpected(draft.error());
  const auto committed = batch.commit();
  if (!committed) return tl::unexpected(committed.error());
  done.draft = std::move(*draft);
  return done;
}

void tell(const Duplication& done, const DuplicateCommand& command, const Premises& premises,
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
  const auto done = duplicate_in(**batch, command, (*premises)->tables);
  if (!done) return say(done.error(), terminal);
  tell(*done, command, **premises, terminal);
  return done->draft ? ExitStatus::all_accepted : ExitStatus::all_rejected;
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
