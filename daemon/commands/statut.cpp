// ecluse statut PIECE STATUS: what a person says of a piece goes to the same machine, in the same
// commit, as what a message says.
#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "daemon/answering.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/follow.hpp"

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

/// What was said and what came of it.
struct Said {
  StatusNotice notice;
  std::vector<Move> moves;
  std::vector<Finding> findings;
};

/// Follows the notice on its piece; nothing is durable before the batch is committed.
Done follow_said(Said& said, const StatutCommand& command, const Tables& tables,
                 lifecycle::Batch& batch) {
  const auto known = batch.pieces_numbered(said.notice.number);
  if (!known) return tl::unexpected(known.error());
  const auto* piece = lifecycle::meant_piece(said.notice, *known, said.findings);
  if (!piece) return {};
  auto followed = lifecycle::follow(*piece, said.notice, {command.actor, "person", command.role},
                                    tables.machines, now());
  said.findings = std::move(followed.findings);
  for (auto& step : followed.steps) {
    const auto moved = batch.move(piece->arrival_id, step);
    if (!moved) return moved;
    said.moves.push_back({*piece, std::move(step)});
  }
  return {};
}

/// The cycle de vie of the depositor, owed in the same commit; the next gate delivers it.
Done answer_and_commit(const Said& said, const Premises& premises, lifecycle::Batch& batch) {
  const auto answers =
      answers_to_depositors(said.moves, batch, premises.tables, premises.config, now());
  if (!answers) return tl::unexpected(answers.error());
  for (const auto& answer : *answers)
    if (auto owed = batch.owe(said.moves.front().piece.arrival_id, answer); !owed) return owed;
  return batch.commit();
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
  Said said{notice_of(command, tables.machines), {}, {}};
  if (said.notice.status.empty()) {
    say({"E_STATUT", command.status}, terminal);
    return ExitStatus::usage;
  }
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::write);
  if (!ledger) return say(ledger.error(), terminal);
  const auto batch = (*ledger)->begin();
  if (!batch) return say(batch.error(), terminal);
  auto done = follow_said(said, command, tables, **batch);
  if (done && !said.moves.empty()) done = answer_and_commit(said, **premises, **batch);
  if (!done) return say(done.error(), terminal);
  return tell(said, command, **premises, terminal);
}

}  // namespace ecluse::daemon
