// ecluse show ID: one flux from its reception to its answers. ID is a flux id, a file name, an
// arrival id, the number of a piece, or a ticket.
#include <algorithm>
#include <utility>

#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/extraction.hpp"
#include "daemon/masking.hpp"
#include "daemon/operator_account.hpp"
#include "daemon/reread.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/spill.hpp"
#include "lifecycle/tickets.hpp"

namespace ecluse::daemon {
namespace {

/// Unmasked as a whole or not at all: what a comment tells may be of any piece.
Masking masking_of(Masking asked, const std::optional<Viewer>& viewer,
                   const std::vector<lifecycle::PieceRow>& pieces, const std::string& partner) {
  const bool all = std::ranges::all_of(pieces, [&](const auto& piece) {
    return (viewer && !sees(viewer->sight, piece, partner)) ||
           shown_unmasked(asked, viewer, piece, partner);
  });
  return all ? asked : Masking::masked;
}

/// Everything the ledger tells of one flux, worded for the reader.
Result<FluxStory> story_of(lifecycle::Ledger& ledger, const lifecycle::FluxRow& row,
                           const validation::Catalogue& catalogue, Language language, Masking asked,
                           const std::optional<Viewer>& viewer) {
  auto pieces = ledger.pieces_of(row.row);
  if (!pieces) return tl::unexpected(pieces.error());
  const auto masking = masking_of(asked, viewer, *pieces, row.partner);
  auto findings = ledger.findings_of(row.row);
  if (!findings) return tl::unexpected(findings.error());
  auto transitions = ledger.transitions_of(row.row);
  if (!transitions) return tl::unexpected(transitions.error());
  auto answers = ledger.answers_of(row.row);
  if (!answers) return tl::unexpected(answers.error());
  auto events = ledger.events_of(row.row);
  if (!events) return tl::unexpected(events.error());
  FluxStory story{row, std::move(*pieces), {}, {}, std::move(*transitions), std::move(*answers)};
  story.events = std::move(*events);
  if (masking == Masking::masked) {
    for (auto& piece : story.pieces) mask(piece);
    for (auto& told : story.transitions) mask(told.step);
    for (auto& event : story.events) event.notice.comment = without_ibans(event.notice.comment);
    for (auto& found : *findings) mask(found.finding);
  }
  for (const auto& found : *findings) {
    story.findings.push_back({found.finding, catalogue.words(found.finding, language)});
    story.finding_pieces.push_back(found.piece);
  }
  return story;
}

/// The attachments of each piece, from the archive: the ledger does not hold what the bytes tell.
Result<std::vector<std::vector<AttachmentFacts>>> attachments_of(const lifecycle::FluxRow& row,
                                                                 const Premises& premises) {
  std::vector<std::vector<AttachmentFacts>> all;
  const auto path = archive_path(row, premises.root);
  if (row.sha256.empty() || row.pieces == 0 || !premises.disk.exists(path)) return all;
  const auto done = read_contents(path, limits_of(row, premises.config), premises,
                                  lifecycle::hashing_sinks(), [&](auto&& piece) {
                                    all.push_back(std::move(piece.attachments));
                                    return Done{};
                                  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

}  // namespace

ExitStatus show(const ShowCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  const auto asked = ask_unmasked(**premises, command.masking, "show " + command.id, *viewer);
  if (!asked) return say(asked.error(), terminal);
  const auto ledger = (*premises)->open_ledger(lifecycle::Access::read_only);
  if (!ledger) return say(ledger.error(), terminal);
  auto tickets = lifecycle::Tickets::open((*premises)->root.ledger(), lifecycle::Access::read_only);
  if (!tickets) return say(tickets.error(), terminal);
  const auto& rules = (*premises)->tables.tickets;
  const auto rows = (*ledger)->flux_named(rules.reference_in(command.id).value_or(command.id));
  if (!rows) return say(rows.error(), terminal);

  const auto printer = printer_of(**premises, terminal);
  if (rows->empty()) {
    terminal.err << printer.text("show.none", {{"id", command.id}}) << '\n';
    return ExitStatus::nothing_to_do;
  }
  const auto language = (*premises)->config.language.value_or(terminal.language);
  bool any = false;
  for (const auto& row : *rows) {
    auto story =
        story_of(**ledger, row, (*premises)->tables.catalogue, language, command.masking, *viewer);
    if (!story) return say(story.error(), terminal);
    auto attachments = attachments_of(row, **premises);
    if (!attachments) return say(attachments.error(), terminal);
    story->attachments = std::move(*attachments);
    auto tied = tickets->of_flux(row.row);
    if (!tied) return say(tied.error(), terminal);
    story->tickets = std::move(*tied);
    if (!narrow(*story, *viewer)) continue;
    any = true;
    terminal.out << (command.output == Output::json ? story_json(*story) + '\n'
                                                    : printer.story(*story));
  }
  if (any) return ExitStatus::all_accepted;
  terminal.err << printer.text("show.none", {{"id", command.id}}) << '\n';
  return ExitStatus::nothing_to_do;
}

}  // namespace ecluse::daemon
