#include "console/telling.hpp"

#include <algorithm>
#include <charconv>

#include "lifecycle/paris_time.hpp"
#include "model/amounts.hpp"
#include "model/tsv.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

constexpr std::string_view house_actor = "ecluse";
constexpr int usual_page = 50, least_page = 5, most_page = 500;

struct Tone {
  std::string_view state, tone;
  bool to_do = false;
};

/// In the order of the table, which is embedded: it is tested, not checked.
const std::vector<Tone>& tones() {
  static const auto all = [] {
    std::vector<Tone> read;
    if (const auto rows = read_table(embedded::console("tones.tsv"), {"state", "tone", "to_do"}))
      for (const auto& row : *rows)
        read.push_back({row.cells[0], row.cells[1], row.cells[2] == "yes"});
    return read;
  }();
  return all;
}

/// States of flux begin so.
bool is_of_flux(std::string_view state) {
  return state.starts_with("IN_") || state.starts_with("QP_");
}

std::string identifier_of(const lifecycle::PieceRow& piece, Role role) {
  if (piece.route)
    for (const auto& actor : piece.route->actors)
      if (actor.role == role) return actor.name.empty() ? actor.identifier : actor.name;
  return {};
}

void add_memoire(View& view, const PieceSummary& summary) {
  if (!summary.memoire) return;
  const auto& facts = *summary.memoire;
  view.add("house_number", facts.number.empty() ? facts.temporary : facts.number)
      .add("own_invoice", facts.own_invoice)
      .add("reference", facts.reference)
      .add("category", facts.category);
}

void add_amounts(View& view, const PieceSummary& summary, const Visit& visit) {
  view.add("currency", summary.currency.empty() ? "EUR" : summary.currency)
      .add("net", amount(summary.net, visit))
      .add("gross", amount(summary.gross, visit))
      .add("payable", amount(summary.payable, visit));
}

std::string cause_in_words(const Transition& step, const std::vector<ToldFinding>& findings,
                           const Visit& visit) {
  if (step.cause.empty()) return {};
  if (auto text = visit.desk.text(step.cause, visit.language)) return *text;
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const ToldFinding& one) {
    return one.worded.finding.code == step.cause &&
           (step.piece == Transition::whole_flux || step.piece == one.piece);
  });
  return found == findings.end() ? step.cause : found->worded.words.message;
}

void add_state(View& view, std::string_view state, std::string label, Instant at) {
  view.add("state", std::string(state))
      .add("state_label", std::move(label))
      .add("tone", std::string(tone_of(state)))
      .add("state_at", moment(at));
}

}  // namespace

std::string_view tone_of(std::string_view state) {
  const auto& all = tones();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Tone& one) { return one.state == state; });
  return found == all.end() ? "wait" : found->tone;
}

std::vector<std::string> states_to_do(Machine machine) {
  std::vector<std::string> states;
  for (const auto& one : tones())
    if (one.to_do && is_of_flux(one.state) == (machine == Machine::flux))
      states.emplace_back(one.state);
  return states;
}

std::string told(std::string_view key, const Visit& visit) {
  return visit.desk.text(key, visit.language).value_or(std::string(key));
}

std::string flux_label(std::string_view state, const Visit& visit) {
  return told(state.empty() ? "flux.pending" : std::string("flux.").append(state), visit);
}

std::string piece_label(std::string_view state, const Visit& visit) {
  return told(std::string("piece.").append(state), visit);
}

std::string day(Date date) {
  const auto iso = iso_text(date);  // AAAA-MM-JJ
  return iso.substr(8, 2) + '/' + iso.substr(5, 2) + '/' + iso.substr(0, 4);
}

std::string moment(Instant at) {
  return lifecycle::paris_text(at);
}

std::string amount(const std::optional<Decimal>& value, const Visit& visit) {
  return value ? amount_text(*value, visit.language) : std::string();
}

View flux_view(const lifecycle::FluxRow& row, const Visit& visit) {
  View view;
  view.add("row", row.row)
      .add("flux_id", row.flux_id)
      .add("file_name", row.file_name)
      .add("called", row.flux_id.empty() ? row.file_name : row.flux_id)
      .add("partner", row.partner)
      .add("interface", row.interface)
      .add("format", row.format)
      .add("received", moment(row.received))
      .add("size", static_cast<std::int64_t>(row.size))
      .add("sha256", row.sha256)
      .add("pieces", std::int64_t{row.pieces})
      .add("accepted", std::int64_t{row.accepted});
  add_state(view, row.state, flux_label(row.state, visit),
            row.state.empty() ? row.received : row.state_at);
  return view;
}

View piece_view(const lifecycle::PieceRow& piece, const Visit& visit) {
  const auto& summary = piece.summary;
  View view;
  view.add("row", piece.row)
      .add("flux_row", piece.flux_row)
      .add("rank", std::int64_t{piece.position + 1})
      .add("number", summary.number)
      .add("called", summary.number.empty() ? piece.file : summary.number)
      .add("type", summary.type)
      .add("type_label",
           summary.type == "381" ? visit.word("type_avoir") : visit.word("type_facture"))
      .add("cadre", summary.cadre)
      .add("supplier", summary.supplier)
      .add("supplier_name", summary.supplier_name)
      .add("recipient", summary.recipient)
      .add("recipient_name", summary.recipient_name)
      .add("service", summary.service)
      .add("moe", identifier_of(piece, Role::moe))
      .add("moa", identifier_of(piece, Role::moa))
      .add("engagement", summary.engagement)
      .add("marche", summary.marche)
      .add("issued", summary.issue_date ? day(*summary.issue_date) : std::string());
  add_memoire(view, summary);
  add_amounts(view, summary, visit);
  add_state(view, piece.state, piece_label(piece.state, visit), piece.state_at);
  return view.add("acts", who_acts(piece.state, visit));
}

View found_view(const lifecycle::FoundPiece& found, const Visit& visit) {
  auto view = piece_view(found.piece, visit);
  return view.add("partner", found.partner)
      .add("flux_id", found.flux_id)
      .add("deposited", moment(found.deposited));
}

View finding_view(const ToldFinding& told_finding, const Visit& visit) {
  const auto& [finding, words] = told_finding.worded;
  View view;
  view.add("code", finding.code)
      .add("severity", std::string(name_of(finding.severity)))
      .add("severity_label", told("severity." + std::string(name_of(finding.severity)), visit))
      .add("_is_error", finding.severity == Severity::error)
      .add("layer", std::string(name_of(finding.layer)))
      .add("message", words.message)
      .add("advice", words.advice)
      .add("actor", words.actor)
      .add("label", finding.severity == Severity::error ? words.label : std::string())
      .add("more", words.more)
      .add("more_is_link", words.more.starts_with("https://"))
      .add("line", std::int64_t{finding.place.line})
      .add("column", std::int64_t{finding.place.column})
      .add("placed", finding.place.line > 0)
      .add("path", finding.place.path)
      .add("term", finding.place.term);
  return view.add("excerpt", !told_finding.marked.empty() || !told_finding.before.empty())
      .add("above", told_finding.above)
      .add("_line_above", std::int64_t{finding.place.line} - 1)
      .add("before", told_finding.before)
      .add("marked", told_finding.marked)
      .add("after", told_finding.after)
      .add("below", told_finding.below)
      .add("_line_below", std::int64_t{finding.place.line} + 1);
}

std::string who_acts(std::string_view state, const Visit& visit) {
  if (visit.desk.terminal(state)) return {};
  std::string all;
  for (const auto& role : visit.desk.next_roles(state))
    all.append(all.empty() ? "" : ", ").append(told("role." + role, visit));
  return all;
}

View step_view(const Transition& step, const std::string& subject,
               const std::vector<ToldFinding>& findings, const Visit& visit) {
  const bool whole = step.piece == Transition::whole_flux;
  View view;
  view.add("at", moment(step.at))
      .add("subject", subject)
      .add("of_flux", whole)
      .add("state", step.to)
      .add("state_label", whole ? flux_label(step.to, visit) : piece_label(step.to, visit))
      .add("tone", std::string(tone_of(step.to)))
      .add("actor", step.actor)
      .add("cause", step.cause)
      .add("_by", step.actor == house_actor ? visit.word("who_house") : step.actor)
      .add("cause_label", cause_in_words(step, findings, visit))
      .add("comment", step.comment);
  return view;
}

std::int64_t flux_of_piece(std::int64_t piece_row) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(piece_row) >> bits_of_position);
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || at != end || text.empty() || number < 0) return std::nullopt;
  return number;
}

int page_size(const Visit& visit) {
  const auto asked = number_in(visit.request.asked("taille"));
  return asked ? static_cast<int>(std::clamp<std::int64_t>(*asked, least_page, most_page))
               : usual_page;
}

lifecycle::Page page_asked(const Visit& visit) {
  lifecycle::Page page;
  page.limit = page_size(visit);
  if (const auto before = number_in(visit.request.asked("avant")); before && *before > 0)
    page.before = *before;
  return page;
}

void add_paging(View& view, std::string_view path, Fields query, std::size_t shown,
                std::int64_t last, const Visit& visit) {
  const bool later = !visit.request.asked("avant").empty();
  query.erase("avant");
  view.add("_first", later ? std::string(path) + query_of(query) : std::string());
  std::string next;
  if (shown == static_cast<std::size_t>(page_size(visit))) {
    query["avant"] = std::to_string(last);
    next = std::string(path) + query_of(query);
    view.add("next_before", last);
  }
  view.add("_next", next);
}

}  // namespace ecluse::console
