#include "daemon/console_story.hpp"

#include <algorithm>
#include <utility>

#include "daemon/commands/commands.hpp"
#include "daemon/excerpt.hpp"
#include "daemon/flux_documents.hpp"
#include "daemon/masking.hpp"
#include "daemon/reread.hpp"

namespace ecluse::daemon {
namespace {

/// Beyond that a flux is not read again to show a line of it.
constexpr std::uint64_t largest_reread = 8'000'000;

void mask_all(console::Story& story) {
  for (auto& piece : story.pieces) mask(piece);
  for (auto& row : story.transitions) mask(row.step);
  for (auto& event : story.events) event.notice.comment = without_ibans(event.notice.comment);
  for (auto& one : story.findings) mask(one.worded.finding);
}

/// Whoever sees some pieces of a flux sees what is theirs, and where the flux stands.
void cut(console::Story& story, const lifecycle::Sight& sight) {
  std::erase_if(story.pieces,
                [&](const auto& piece) { return !sees(sight, piece, story.flux.partner); });
  const auto visible = [&](int position) {
    return std::any_of(story.pieces.begin(), story.pieces.end(),
                       [&](const auto& piece) { return piece.position == position; });
  };
  std::erase_if(story.findings, [&](const auto& one) { return !visible(one.piece); });
  std::erase_if(story.transitions, [&](const auto& row) {
    return row.step.piece != Transition::whole_flux && !visible(row.step.piece);
  });
  story.events.clear();
  story.answers.clear();
}

const lifecycle::PieceRow* piece_at(const console::Story& story, int position) {
  for (const auto& piece : story.pieces)
    if (piece.position == position) return &piece;
  return nullptr;
}

void show_line(console::ToldFinding& told, const console::Story& story,
               const FluxDocuments& documents) {
  const auto* piece = piece_at(story, told.piece);
  if (piece && piece->summary.memoire) return;  // cases and persons
  const auto document = documents.find(piece ? piece->file : std::string());
  const auto shown = excerpt_of(document, told.worded.finding.place);
  if (!shown) return;
  told.before = without_ibans(shown->before);
  told.marked = without_ibans(shown->marked);
  told.after = without_ibans(shown->after);
  told.above = without_ibans(shown->above);
  told.below = without_ibans(shown->below);
}

}  // namespace

Result<std::optional<console::Story>> read_story(lifecycle::Ledger& ledger,
                                                 const lifecycle::FluxRow& flux,
                                                 const lifecycle::Sight& sight) {
  auto pieces = ledger.pieces_of(flux.row);
  if (!pieces) return tl::unexpected(pieces.error());
  auto findings = ledger.findings_of(flux.row);
  if (!findings) return tl::unexpected(findings.error());
  auto transitions = ledger.transitions_of(flux.row);
  if (!transitions) return tl::unexpected(transitions.error());
  auto answers = ledger.answers_of(flux.row);
  if (!answers) return tl::unexpected(answers.error());
  auto events = ledger.events_of(flux.row);
  if (!events) return tl::unexpected(events.error());
  console::Story story{flux, std::move(*pieces), {}, std::move(*transitions), {}, {}};
  story.answers = std::move(*answers);
  story.events = std::move(*events);
  for (auto& row : *findings) {
    console::ToldFinding told;
    told.piece = row.piece;
    told.worded.finding = std::move(row.finding);
    story.findings.push_back(std::move(told));
  }
  story.whole = sees_flux(sight, flux.partner);
  if (!story.whole) cut(story, sight);
  if (!story.whole && story.pieces.empty()) return std::optional<console::Story>();
  mask_all(story);
  return std::optional(std::move(story));
}

void put_in_words(console::Story& story, const Premises& premises, Language language) {
  const auto& catalogue = premises.tables.catalogue;
  for (auto& one : story.findings) one.worded.words = catalogue.words(one.worded.finding, language);
  const auto path = archive_path(story.flux, premises.root);
  if (story.findings.empty() || story.flux.sha256.empty() || story.flux.size > largest_reread ||
      !premises.disk.exists(path))
    return;
  const auto documents =
      FluxDocuments::read(premises.disk, path, limits_of(story.flux, premises.config));
  if (!documents) return;
  for (auto& one : story.findings) show_line(one, story, *documents);
}

}  // namespace ecluse::daemon
