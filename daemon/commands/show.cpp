// ecluse show ID: one flux from its reception to its answers. ID is a flux id, a file name, an
// arrival id, or the number of a piece.
#include "daemon/commands/commands.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

/// Everything the ledger tells of one flux, worded for the reader.
Result<FluxStory> story_of(lifecycle::Ledger& ledger, const lifecycle::FluxRow& row,
                           const validation::Catalogue& catalogue, Language language) {
  auto pieces = ledger.pieces_of(row.row);
  if (!pieces) return tl::unexpected(pieces.error());
  const auto findings = ledger.findings_of(row.row);
  if (!findings) return tl::unexpected(findings.error());
  auto transitions = ledger.transitions_of(row.row);
  if (!transitions) return tl::unexpected(transitions.error());
  auto answers = ledger.answers_of(row.row);
  if (!answers) return tl::unexpected(answers.error());
  FluxStory story{row, std::move(*pieces), {}, {}, std::move(*transitions), std::move(*answers)};
  for (const auto& found : *findings) {
    story.findings.push_back({found.finding, catalogue.words(found.finding, language)});
    story.finding_pieces.push_back(found.piece);
  }
  return story;
}

}  // namespace

ExitStatus show(const ShowCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::read_only);
  if (!ledger) return say(ledger.error(), terminal);
  const auto rows = (*ledger)->flux_named(command.id);
  if (!rows) return say(rows.error(), terminal);

  const auto printer = printer_of(**premises, terminal);
  if (rows->empty()) {
    terminal.err << printer.text("show.none", {{"id", command.id}}) << '\n';
    return ExitStatus::nothing_to_do;
  }
  const auto language = (*premises)->config.language.value_or(terminal.language);
  for (const auto& row : *rows) {
    const auto story = story_of(**ledger, row, (*premises)->tables.catalogue, language);
    if (!story) return say(story.error(), terminal);
    terminal.out << (command.output == Output::json ? story_json(*story) + '\n'
                                                    : printer.story(*story));
  }
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
