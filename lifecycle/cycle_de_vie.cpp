#include "lifecycle/cycle_de_vie.hpp"

#include <algorithm>
#include <vector>

#include "lifecycle/cpp_statut.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/xml_writer.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t siret_size = 14;
constexpr std::string_view house = "ecluse";

/// A status to tell: the step, its piece and the state it led to.
struct Told {
  const Transition* step;
  const PieceSummary* piece;
  const State* state;
};

std::optional<Told> told(const Transition& step, const Outcome& outcome, const Machines& machines) {
  const auto at = static_cast<std::size_t>(step.piece);
  if (step.piece == Transition::whole_flux || at >= outcome.examined.pieces.size())
    return std::nullopt;
  const auto& piece = outcome.examined.pieces[at].summary;
  const auto* state = machines.piece.find(step.to);
  if (!state || state->cpp_code.empty() || !can_be_named(piece)) return std::nullopt;
  return Told{&step, &piece, state};
}

/// In order of piece, each piece's statuses in the order of its steps.
std::vector<Told> all_told(const Outcome& outcome, const Machines& machines) {
  std::vector<Told> all;
  for (const auto& step : outcome.transitions)
    if (const auto one = told(step, outcome, machines)) all.push_back(*one);
  std::stable_sort(all.begin(), all.end(),
                   [](const Told& a, const Told& b) { return a.step->piece < b.step->piece; });
  return all;
}

void write_supplier(XmlWriter& xml, const PieceSummary& piece) {
  xml.open("Fournisseur");
  xml.leaf("TypeIdentifiant", std::to_string(static_cast<int>(piece.supplier_type)));
  xml.leaf("Identifiant", piece.supplier);
  xml.leaf("RaisonSociale", piece.supplier_name);
  xml.close();
}

void write_recipient(XmlWriter& xml, const PieceSummary& piece) {
  xml.open("Debiteur");
  xml.leaf("TypeIdentifiant", "1");
  xml.leaf("Identifiant", piece.recipient);
  xml.optional_leaf("Nom", piece.recipient_name);
  xml.optional_leaf("CodeService", cut_text(piece.service, 100));
  xml.close();
}

/// The motif and the words of whoever took the step (chorus-edi.md §5.2); the house gives none.
std::string comment_of(const Transition& step) {
  if (step.actor == house) return {};
  if (step.cause.empty() || step.comment.empty()) return step.cause + step.comment;
  return step.cause + " : " + step.comment;
}

void write_status(XmlWriter& xml, const Told& told) {
  xml.open("DonneesStatut");
  xml.leaf("IdStatut", told.state->cpp_code);
  xml.optional_leaf("ComplementStatut", told.state->cpp_label);
  xml.optional_leaf("Commentaire", comment_of(*told.step));
  xml.leaf("Horodatage", paris_iso_text(told.step->at));
  xml.leaf("IdFacture", told.piece->number);
  if (told.piece->issue_date) xml.leaf("DateFacture", iso_text(*told.piece->issue_date));
  xml.close();
}

}  // namespace

bool can_be_named(const PieceSummary& piece) {
  return !piece.number.empty() && piece.supplier_type != IdentifierType::unknown &&
         piece.recipient.size() == siret_size &&
         std::all_of(piece.recipient.begin(), piece.recipient.end(),
                     [](char c) { return c > ' ' && c <= '~'; });
}

bool has_cycle_de_vie(const Outcome& outcome, const Machines& machines) {
  return std::any_of(
      outcome.transitions.begin(), outcome.transitions.end(),
      [&](const Transition& step) { return told(step, outcome, machines).has_value(); });
}

std::optional<Answer> cycle_de_vie(const Outcome& outcome, const Machines& machines,
                                   const AnswerContext& context, std::uint64_t number) {
  const auto all = all_told(outcome, machines);
  if (all.empty()) return std::nullopt;
  XmlWriter xml;
  write_envelope(xml, context, answer_id(cycle_de_vie_interface, context.emitter, number));
  xml.open("CPPFactureStatuts");
  xml.attribute("compteur", std::to_string(all.size()));
  for (std::size_t at = 0; at < all.size(); ++at) {
    xml.open("CPPFactureStatutUnitaire");
    xml.attribute("NumOrdre", std::to_string(at + 1));
    write_supplier(xml, *all[at].piece);
    write_recipient(xml, *all[at].piece);
    write_status(xml, all[at]);
    xml.close();
  }
  return Answer{std::string(cycle_de_vie_interface), context.folder,
                answer_name(cycle_de_vie_interface, context, number), xml.finish()};
}

}  // namespace ecluse::lifecycle
