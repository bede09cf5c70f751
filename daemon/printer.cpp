#include "daemon/printer.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

#include "daemon/columns.hpp"
#include "daemon/excerpt.hpp"
#include "daemon/ticket_told.hpp"
#include "ingest/display.hpp"
#include "lifecycle/paris_time.hpp"
#include "model/amounts.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::string_view house = "ecluse";  ///< the actor of what the gate does
constexpr std::string_view red = "31", green = "32", yellow = "33", bold = "1", dim = "2";

std::string_view ink_of(LayerStatus status) {
  return status == LayerStatus::failed ? red : status == LayerStatus::passed ? green : dim;
}

std::string_view ink_of(Severity severity) {
  return severity == Severity::error ? red : yellow;
}

std::string_view ink_of(SignatureState state) {
  if (state == SignatureState::intact) return green;
  return state == SignatureState::altered ? red : yellow;
}

/// "28 µs" or "3.4 ms".
std::string duration(std::chrono::microseconds spent) {
  if (spent.count() < 100) return std::to_string(spent.count()) + " µs";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f ms", static_cast<double>(spent.count()) / 1000.0);
  return text.data();
}

/// Names and documents are what strangers wrote: nothing that drives a terminal, or hides or turns
/// text, may reach one.
std::string harmless(const std::string& text) {
  return ingest::displayed(text, ingest::Shown::utf8, std::numeric_limits<std::size_t>::max());
}

}  // namespace

std::string Printer::painted(std::string_view ink, const std::string& text) const {
  if (colour_ == Colour::no) return text;
  return std::string("\033[").append(ink).append("m").append(text).append("\033[0m");
}

std::string Printer::flux_label(std::string_view state) const {
  return text(state.empty() ? "flux.pending" : std::string("flux.").append(state));
}

std::string Printer::piece_label(std::string_view status) const {
  return text(std::string("piece.").append(status));
}

std::string Printer::layer(std::string_view name, const LayerResult& result) const {
  auto words = text(std::string("layer.").append(name)) + ' ' +
               painted(ink_of(result.status), std::string(name_of(result.status)));
  if (result.status != LayerStatus::skipped) return words + ' ' + duration(result.spent);
  const auto hint = std::string("skipped.").append(name);
  return catalogue_.find_text(hint) ? words + ' ' + painted(dim, text(hint)) : words;
}

std::string Printer::layers(const LayerResults& results) const {
  std::string line;
  for (std::size_t i = 0; i < results.size(); ++i)
    line += (i == 0 ? "" : " · ") + layer(name_of(static_cast<Layer>(i)), results[i]);
  return line + '\n';
}

std::string Printer::where(const Place& place) const {
  if (place.line == 0) return {};
  auto words = text("print.place", {{"line", std::to_string(place.line)},
                                    {"column", std::to_string(place.column)}});
  if (!place.term.empty()) words += ", " + place.term;
  if (!place.path.empty()) words += "  " + place.path;
  return "      " + text("print.where") + " " + painted(dim, words) + '\n';
}

/// Signs under the part that is meant: one for each column it takes.
std::string Printer::faulty_line(const WordedFinding& worded, std::string_view document) const {
  const auto shown = excerpt_of(document, worded.finding.place);
  if (!shown) return {};
  const auto ink = ink_of(worded.finding.severity);
  const auto number = std::to_string(shown->line);
  return "      " + painted(dim, number + " | ") + shown->before + painted(ink, shown->marked) +
         shown->after + "\n      " + std::string(number.size(), ' ') + painted(dim, " | ") +
         std::string(width(shown->before), ' ') +
         painted(ink, std::string(std::max<std::size_t>(width(shown->marked), 1), '^')) + '\n';
}

std::string Printer::finding(const WordedFinding& worded, std::string_view document) const {
  const auto& [finding, words] = worded;
  std::string lines = "    " + painted(ink_of(finding.severity), finding.code) + "  " +
                      harmless(words.message) + '\n' + where(finding.place) +
                      faulty_line(worded, document);
  const auto answer = [&](std::string_view key, const std::string& said) {
    if (!said.empty()) lines += "      " + text(key) + " " + harmless(said) + '\n';
  };
  answer("print.advice", words.advice);
  answer("print.actor", words.actor);
  if (finding.severity == Severity::error) answer("print.label", words.label);
  answer("print.more", words.more);
  return lines;
}

std::string Printer::piece(const PieceSummary& summary, const std::string& status,
                           const std::optional<Route>& route) const {
  std::string line = "  " + painted(bold, harmless(summary.number.empty() ? "?" : summary.number));
  if (!summary.cadre.empty()) line += "  " + harmless(summary.cadre);
  if (summary.payable)
    line += "  " + amount_text(*summary.payable, language_) + ' ' + harmless(summary.currency);
  line += "  " + piece_label(status);
  if (!route) return line + '\n';
  line += "  → " + text(std::string("space.").append(route->space)) + ", " + route->destination;
  if (!route->service.empty()) line += " / " + harmless(route->service);
  line += "  (" + text("print.next") + ' ' +
          text(std::string("role.").append(name_of(route->next))) + ")\n";
  return line + "      " + painted(dim, text(route->reason)) + '\n';
}

std::string Printer::said_label(const StatusNotice& notice) const {
  const auto key = "said." + notice.status;
  if (notice.status.empty()) return harmless(notice.code);
  return harmless(notice.code) + ' ' +
         (catalogue_.find_text(key) ? text(key) : piece_label(notice.status));
}

std::string Printer::status(const StatusNotice& notice, lifecycle::EventFate fate) const {
  const auto& subject = notice.object == StatusObject::piece ? notice.number : notice.flux_id;
  const bool refused = fate == lifecycle::EventFate::refused;
  auto line =
      "  " + painted(bold, harmless(subject.empty() ? "?" : subject)) + "  " + said_label(notice);
  if (notice.when) line += "  " + lifecycle::paris_text(*notice.when);
  line +=
      "  " +
      painted(refused ? red : green, text(std::string("event.").append(lifecycle::name_of(fate)))) +
      '\n';
  const auto why =
      notice.motif + (notice.motif.empty() || notice.comment.empty() ? "" : " : ") + notice.comment;
  return why.empty() ? line : line + "      " + painted(dim, harmless(why)) + '\n';
}

std::string Printer::signature(const Signature& one) const {
  auto line =
      "      " + text("print.signature") + ' ' + harmless(one.label) +
      (one.label.empty() ? "" : " – ") +
      painted(ink_of(one.state), text(std::string("signature.").append(name_of(one.state))));
  if (!one.signer.empty()) line += "  " + harmless(one.signer);
  if (!one.declared_at.empty())
    line += "  " + text("signature.declared", {{"date", harmless(one.declared_at)}});
  return line + "  (" + text("signature.unchecked") + ")\n";
}

std::string Printer::deposit(const DepositFacts& deposit) const {
  const auto format = name_of(deposit.format);
  if (format.empty()) return {};
  auto line = "      " + text("print.depot") + ' ' + text(std::string("depot.").append(format));
  if (format.starts_with("PDF"))
    line += ", " + text(deposit.facturx ? "depot.facturx" : "depot.plain");
  line += '\n';
  for (const auto& one : deposit.signatures) line += signature(one);
  return line;
}

std::string Printer::attachments(const std::vector<AttachmentFacts>& all) const {
  std::string lines;
  for (const auto& one : all)
    lines += "      " + harmless(one.name) + "  " +
             (one.designation.empty() ? "" : harmless(one.designation) + "  ") +
             std::string(name_of(one.type)) + "  " + std::to_string(one.size) + " o  " +
             painted(dim, "SHA-256 " + hex_text(one.sha256)) + '\n';
  return lines;
}

std::string Printer::conclusion(const Outcome& outcome, const lifecycle::OutcomeWords& words,
                                const FluxDocuments& documents) const {
  const auto& flux = outcome.examined;
  const bool good = outcome.fate == Fate::integrated;
  std::string page =
      painted(bold, harmless(flux.flux.file_name)) + "  " + std::string(name_of(flux.format));
  if (flux.served) page += "  " + flux.served->code;
  page += "  " + painted(good ? green : red, flux_label(state_after(outcome))) + '\n';
  page += "  " + layer("antivirus", flux.antivirus) + " · " + layers(flux.layers);
  for (const auto& worded : words.flux) page += finding(worded);
  for (std::size_t i = 0; i < flux.pieces.size(); ++i) {
    const auto& one = flux.pieces[i];
    if (one.statuses.empty())
      page += piece(one.summary, std::string(state_after(outcome, static_cast<int>(i))), one.route);
    else
      page += status(one.statuses.front(), lifecycle::event_fate(outcome, i));
    page += deposit(one.deposit);
    const auto document = documents.find(one.file);
    for (const auto& worded : words.pieces[i]) page += finding(worded, document);
  }
  return page;
}

std::string Printer::summary(const Tally& tally) const {
  return text("print.summary", {{"flux", std::to_string(tally.flux())},
                                {"integrated", std::to_string(tally.integrated)},
                                {"partially", std::to_string(tally.partially_integrated)},
                                {"rejected", std::to_string(tally.rejected)},
                                {"duplicates", std::to_string(tally.duplicates)},
                                {"quarantined", std::to_string(tally.quarantined)},
                                {"accepted", std::to_string(tally.pieces_accepted)},
                                {"refused", std::to_string(tally.pieces_rejected)}}) +
         '\n';
}

std::string Printer::flux_list(const std::vector<lifecycle::FluxRow>& rows) const {
  std::vector<std::vector<std::string>> cells{{text("list.received"), text("list.partner"),
                                               text("list.flux"), text("list.pieces"),
                                               text("list.state")}};
  for (const auto& row : rows)
    cells.push_back({lifecycle::paris_text(row.received), harmless(row.partner),
                     harmless(row.flux_id.empty() ? row.file_name : row.flux_id),
                     std::to_string(row.accepted) + "/" + std::to_string(row.pieces),
                     flux_label(row.state)});
  return columns(cells);
}

std::string Printer::story(const FluxStory& story) const {
  const auto& flux = story.flux;
  std::string page = painted(bold, harmless(flux.file_name)) + "  " + flux_label(flux.state) + '\n';
  page += "  SHA-256 " + flux.sha256 + "  " + std::to_string(flux.size) + " o\n";
  page += "  " + layers(flux.layers);
  const auto print_findings = [&](int owner) {
    for (std::size_t i = 0; i < story.findings.size(); ++i)
      if (story.finding_pieces[i] == owner) page += finding(story.findings[i]);
  };
  print_findings(Transition::whole_flux);
  for (const auto& row : story.pieces) {
    page += piece(row.summary, row.state, row.route);
    page += deposit(row.deposit);
    const auto position = static_cast<std::size_t>(row.position);
    if (position < story.attachments.size()) page += attachments(story.attachments[position]);
    print_findings(row.position);
  }
  for (const auto& row : story.events) {
    page += status(row.notice, row.fate);
    print_findings(row.position);
  }
  for (const auto& one : story.tickets) page += "  " + ticket_text(one, *this) + '\n';
  page += text("print.history") + '\n';
  for (auto row = story.transitions.rbegin(); row != story.transitions.rend(); ++row) {
    const bool whole = row->step.piece == Transition::whole_flux;
    const auto owner = whole ? std::string() : " [" + std::to_string(row->step.piece + 1) + "]";
    page += "  " + lifecycle::paris_text(row->step.at) + " – " +
            (whole ? flux_label(row->step.to) : piece_label(row->step.to)) + owner;
    if (!whole && row->step.actor != house) page += " – " + harmless(row->step.actor);
    if (!row->step.comment.empty()) page += " – " + harmless(row->step.comment);
    page += '\n';
  }
  page += text("print.answers") + '\n';
  for (const auto& row : story.answers)
    page += "  " + row.answer.folder + '/' + row.answer.file_name + "  " +
            (row.delivered ? lifecycle::paris_text(*row.delivered) : text("print.owed")) + '\n';
  return page;
}

std::string Printer::findings(const std::vector<WordedFinding>& all) const {
  std::string page;
  for (const auto& worded : all) page += finding(worded);
  return page;
}

std::string Printer::error(const Error& error) const {
  return painted(red, "ecluse: ") + text(error.code) +
         (error.detail.empty() ? "" : " — " + harmless(error.detail)) + '\n';
}

}  // namespace ecluse::daemon
