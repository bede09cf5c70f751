// ecluse history ID: what a piece went through, newest first, as the screens show it (STS-23), and
// the six steps of a mémoire (MFJ-01).
#include "daemon/commands/commands.hpp"
#include "daemon/entitled.hpp"
#include "daemon/masking.hpp"
#include "daemon/operator_account.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/memoire_steps.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {
namespace {

using lifecycle::FoundPiece;
using lifecycle::PieceRow;
using lifecycle::TransitionRow;
using Steps = std::vector<TransitionRow>;

/// The pieces called so, of those that are seen: by a number, or those of the flux called so.
Result<std::vector<FoundPiece>> pieces_called(const std::string& id, const Premises& premises,
                                              const std::optional<Viewer>& viewer,
                                              lifecycle::SearchDesk& desk) {
  lifecycle::PieceSearch search;
  search.number = id;
  search.sight = sight_of(viewer);
  auto found = desk.find(search, {100});
  if (!found || !found->empty()) return found;
  const auto ledger = premises.open_ledger(lifecycle::Access::read_only);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto flux = (*ledger)->flux_named(id);
  if (!flux) return tl::unexpected(flux.error());
  std::vector<FoundPiece> pieces;
  for (const auto& one : *flux) {
    auto of_flux = (*ledger)->pieces_of(one.row);
    if (!of_flux) return tl::unexpected(of_flux.error());
    for (auto& piece : *of_flux)
      if (!viewer || sees(viewer->sight, piece, one.partner))
        pieces.push_back({std::move(piece), one.partner, one.flux_id, one.received});
  }
  return pieces;
}

/// The timeline of a mémoire; nothing for another piece.
std::vector<lifecycle::MemoireStep> timeline_of(const PieceRow& piece, const Steps& newest_first,
                                                const Tables& tables) {
  if (!piece.summary.memoire) return {};
  std::vector<std::string> statuses;
  for (auto row = newest_first.rbegin(); row != newest_first.rend(); ++row)
    statuses.push_back(row->step.to);
  return tables.memoire_steps.timeline(statuses);
}

std::vector<JsonFields> steps_json(const Steps& steps) {
  std::vector<JsonFields> all;
  for (const auto& [sequence, step] : steps)
    all.push_back({{{"sequence", sequence},
                    {"at", utc_text(step.at)},
                    {"from", step.from},
                    {"to", step.to},
                    {"actor", step.actor},
                    {"cause", step.cause},
                    {"comment", step.comment}}});
  return all;
}

JsonFields piece_json(const PieceRow& piece, const Steps& steps,
                      const std::vector<lifecycle::MemoireStep>& timeline) {
  JsonFields object{{{"number", piece.summary.number}, {"cadre", piece.summary.cadre}}};
  if (const auto& facts = piece.summary.memoire)
    object.fields.insert(object.fields.end(), {{"memoire_number", facts->number},
                                               {"temporary_number", facts->temporary},
                                               {"copy_of", facts->copy_of}});
  object.fields.emplace_back("state", piece.state);
  object.fields.emplace_back("history", steps_json(steps));
  std::vector<JsonFields> known;
  known.reserve(timeline.size());
  for (const auto& step : timeline)
    known.push_back({{{"rank", std::int64_t{step.rank}},
                      {"code", step.code},
                      {"outside", step.outside},
                      {"standing", std::string(name_of(step.standing))}}});
  if (!known.empty()) object.fields.emplace_back("timeline", std::move(known));
  return object;
}

std::string heading_of(const PieceRow& piece) {
  const auto& facts = piece.summary.memoire;
  if (!facts) return piece.summary.number;
  return piece.summary.number + " · " + (facts->number.empty() ? facts->temporary : facts->number);
}

/// « 07/06/2019 11:31:44 – Mise à disposition du destinataire », and why.
std::string line_of(const Transition& step, const Printer& printer) {
  auto line = lifecycle::paris_text(step.at) + " – " + printer.text("piece." + step.to);
  for (const auto* more : {&step.cause, &step.comment})
    if (!more->empty()) line.append(" · ").append(*more);
  return line;
}

void print(const PieceRow& piece, const Steps& steps,
           const std::vector<lifecycle::MemoireStep>& timeline, const Printer& printer,
           Language language, std::ostream& out) {
  out << heading_of(piece) << '\n';
  for (const auto& row : steps) out << "  " << line_of(row.step, printer) << '\n';
  for (const auto& step : timeline)
    out << "  " << step.rank << ". " << (language == Language::fr ? step.label_fr : step.label_en)
        << " — " << printer.text("step." + std::string(name_of(step.standing))) << '\n';
}

}  // namespace

ExitStatus history(const HistoryCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto viewer = viewer_of(**premises, command.as);
  if (!viewer) return say(viewer.error(), terminal);
  const auto asked = ask_unmasked(**premises, command.masking, "history " + command.id, *viewer);
  if (!asked) return say(asked.error(), terminal);
  const auto desk = lifecycle::open_search_desk((*premises)->root.ledger());
  if (!desk) return say(desk.error(), terminal);
  const auto pieces = pieces_called(command.id, **premises, *viewer, **desk);
  if (!pieces) return say(pieces.error(), terminal);
  const auto printer = printer_of(**premises, terminal);
  const auto language = (*premises)->config.language.value_or(terminal.language);
  if (pieces->empty()) {
    terminal.err << printer.text("show.none", {{"id", command.id}}) << '\n';
    return ExitStatus::nothing_to_do;
  }
  for (const auto& found : *pieces) {
    const auto& piece = found.piece;
    auto steps = (*desk)->history(piece);
    if (!steps) return say(steps.error(), terminal);
    if (!shown_unmasked(command.masking, *viewer, piece, found.partner))
      for (auto& row : *steps) mask(row.step);
    const auto timeline = timeline_of(piece, *steps, (*premises)->tables);
    if (command.output == Output::json)
      terminal.out << object_json(piece_json(piece, *steps, timeline)) << '\n';
    else
      print(piece, *steps, timeline, printer, language, terminal.out);
  }
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
