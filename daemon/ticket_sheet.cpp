#include "daemon/ticket_sheet.hpp"

#include <algorithm>
#include <utility>

#include "daemon/masking.hpp"
#include "lifecycle/paris_time.hpp"
#include "model/states.hpp"

namespace ecluse::daemon {
namespace {

using console::Story;
using console::TicketSheet;
using lifecycle::PieceRow;

constexpr std::size_t most_reasons = 10, most_steps = 12;
constexpr std::string_view about_flux = "flux", usual_space = "factures";

/// What is written there may name somebody: cases of a mémoire, a natural person.
bool is_personal(const PieceRow& piece) {
  return piece.summary.memoire || piece.summary.supplier_type == IdentifierType::particulier;
}

/// Free text as it may leave the house.
std::string harmless(const std::string& text) {
  return without_contacts(without_ibans(text));
}

std::string number_of(const PieceRow& piece) {
  const auto& sum = piece.summary;
  if (sum.memoire)
    return sum.memoire->number.empty() ? sum.memoire->temporary : sum.memoire->number;
  return sum.number.empty() ? piece.file : sum.number;
}

class Filling {
 public:
  Filling(const Story& story, const PieceRow* piece, const Tables& tables, const Printer& printer)
      : story_(story), piece_(piece), tables_(tables), printer_(printer) {}

  TicketSheet sheet() {
    filed();
    asked_by();
    received_by();
    sheet_.summary = summary();
    sheet_.description = description();
    enclose();
    return std::move(sheet_);
  }

 private:
  enum class Needed : bool { no, yes };
  void put(const std::string& code, std::string value, Needed needed = Needed::no) {
    sheet_.fields.push_back(
        {code, printer_.text("ticket.field." + code), std::move(value), needed == Needed::yes});
  }

  /// "flux", or the space of the piece.
  [[nodiscard]] std::string object() const {
    if (!piece_) return std::string(about_flux);
    const auto* cadre = tables_.referential.cadres.find(piece_->summary.cadre);
    return cadre ? cadre->space : std::string(usual_space);
  }

  [[nodiscard]] std::string number() const {
    if (piece_) return number_of(*piece_);
    return story_.flux.flux_id.empty() ? story_.flux.file_name : story_.flux.flux_id;
  }

  [[nodiscard]] std::string filed_under(const std::string& kind) const {
    const auto code = tables_.tickets.filed_under(kind, object());
    return code.empty() ? code : printer_.text("ticket." + kind + "." + code);
  }

  void filed() {
    put("category", filed_under("category"), Needed::yes);
    put("subcategory", filed_under("subcategory"), Needed::yes);
    put("object_type", printer_.text("ticket.object." + object()));
    put("object_number", number());
  }

  void asked_by() {
    const auto* partner = tables_.referential.partners.find(story_.flux.partner);
    const auto& name = partner ? partner->name : story_.flux.partner;
    put("organisation", piece_ ? piece_->summary.supplier : story_.flux.partner, Needed::yes);
    put("designation", piece_ ? piece_->summary.supplier_name : name);
    put("email", {});
    put("phone", {});
  }

  /// The recipient of the piece, or the one that all pieces have.
  [[nodiscard]] const PieceSummary* addressed() const {
    if (piece_) return &piece_->summary;
    if (story_.pieces.empty()) return nullptr;
    const auto& first = story_.pieces.front().summary;
    const bool same = std::ranges::all_of(story_.pieces, [&](const PieceRow& one) {
      return one.summary.recipient == first.recipient && one.summary.service == first.service;
    });
    return same ? &first : nullptr;
  }

  void received_by() {
    const auto* to = addressed();
    put("siret", to ? to->recipient : std::string());
    put("service", to ? to->service : std::string());
    put("company", to ? to->recipient_name : std::string());
  }

  [[nodiscard]] std::string state_label(std::string_view state, bool of_flux) const {
    if (state.empty()) return printer_.text("ticket.pending");
    return printer_.text((of_flux ? "flux." : "piece.") + std::string(state));
  }

  /// Whether a finding or a step is the object's; those of the whole flux are of its pieces too.
  [[nodiscard]] bool is_mine(int piece) const {
    return !piece_ || piece == piece_->position || piece == Transition::whole_flux;
  }

  [[nodiscard]] const PieceRow* piece_at(int position) const {
    const auto found = std::ranges::find(story_.pieces, position, &PieceRow::position);
    return found == story_.pieces.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string summary() const {
    std::string code;
    for (const auto& one : story_.findings)
      if (code.empty() && is_mine(one.piece) && one.worded.finding.severity == Severity::error)
        code = " (" + one.worded.finding.code + ")";
    const auto& state = piece_ ? piece_->state : story_.flux.state;
    return number() + " : " + state_label(state, piece_ == nullptr) + code;
  }

  [[nodiscard]] std::string reason(const console::ToldFinding& told) const {
    const auto words = tables_.catalogue.words(told.worded.finding, printer_.language());
    const auto* owner = piece_at(told.piece);
    const bool hushed = told.piece != Transition::whole_flux && (!owner || is_personal(*owner));
    auto line = "- " + told.worded.finding.code;
    if (owner && !piece_) line += " [" + number_of(*owner) + "]";
    line += " : " + (hushed ? words.label : harmless(words.message));
    if (!hushed && !words.advice.empty())
      line += ' ' + printer_.text("print.advice") + ' ' + harmless(words.advice);
    return line + '\n';
  }

  [[nodiscard]] std::string step(const Transition& step) const {
    const bool whole = step.piece == Transition::whole_flux;
    const auto* owner = piece_at(step.piece);
    auto line = "- " + lifecycle::paris_text(step.at) + " – " + state_label(step.to, whole);
    if (owner && !piece_) line += " [" + number_of(*owner) + "]";
    if (!step.cause.empty()) line += " – " + step.cause;
    if (!step.comment.empty() && (whole || (owner && !is_personal(*owner))))
      line += " – " + harmless(step.comment);
    return line + '\n';
  }

  [[nodiscard]] std::string description() const {
    const auto& flux = story_.flux;
    const auto& state = piece_ ? piece_->state : flux.state;
    const auto since = piece_ ? piece_->state_at : flux.state_at;
    auto text = printer_.text("ticket.flux", {{"flux", flux.file_name},
                                              {"date", lifecycle::paris_text(flux.received)}}) +
                '\n' +
                printer_.text("ticket.state", {{"state", state_label(state, piece_ == nullptr)},
                                               {"date", lifecycle::paris_text(since)}}) +
                '\n';
    std::string reasons, steps;
    std::size_t told = 0;
    for (const auto& one : story_.findings)
      if (is_mine(one.piece) && ++told <= most_reasons) reasons += reason(one);
    std::vector<const Transition*> mine;
    for (const auto& row : story_.transitions)
      if (is_mine(row.step.piece)) mine.push_back(&row.step);
    for (auto at = mine.size() - std::min(mine.size(), most_steps); at < mine.size(); ++at)
      steps += step(*mine[at]);
    if (!reasons.empty()) text += printer_.text("ticket.reasons") + '\n' + reasons;
    if (!steps.empty()) text += printer_.text("ticket.log") + '\n' + steps;
    return text;
  }

  void enclose() {
    auto& all = sheet_.enclosures;
    all.push_back(piece_ && !piece_->file.empty() ? piece_->file : story_.flux.file_name);
    for (const auto& row : story_.answers)
      if (row.delivered) all.push_back(row.answer.file_name);
    const bool certified = piece_ ? piece_->integrated
                                  : story_.flux.fate == Fate::integrated ||
                                        story_.flux.fate == Fate::partially_integrated;
    if (certified) all.push_back(printer_.text("ticket.certificate"));
  }

  const Story& story_;
  const PieceRow* piece_;
  const Tables& tables_;
  const Printer& printer_;
  TicketSheet sheet_;
};

}  // namespace

TicketSheet ticket_sheet(const Story& story, const PieceRow* piece, const Tables& tables,
                         const Printer& printer) {
  return Filling(story, piece, tables, printer).sheet();
}

std::string sheet_text(const TicketSheet& sheet, const Printer& printer) {
  std::string text;
  for (const auto& field : sheet.fields)
    text += field.label + (field.demanded ? " *" : "") + " : " +
            (field.value.empty() ? printer.text("ticket.blank") : field.value) + '\n';
  text += printer.text("ticket.field.summary") + " : " + sheet.summary + "\n\n" +
          printer.text("ticket.field.description") + " :\n" + sheet.description + '\n' +
          printer.text("ticket.field.enclosures") + " :\n";
  for (const auto& name : sheet.enclosures) text += "- " + name + '\n';
  return text;
}

}  // namespace ecluse::daemon
