#include "lifecycle/cycle_de_vie.hpp"

#include <algorithm>

#include "lifecycle/cpp_statut.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/xml_writer.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view house = "ecluse";

/// The state that a step leads to, when CPPStatut has a code for it; else null.
const State* coded_state(const ToldStep& told, const Machines& machines) {
  const auto* state = machines.piece.find(told.step->to);
  return state && !state->cpp_code.empty() ? state : nullptr;
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

void write_status(XmlWriter& xml, const ToldStep& told, const State& state) {
  xml.open("DonneesStatut");
  xml.leaf("IdStatut", state.cpp_code);
  xml.optional_leaf("ComplementStatut", state.cpp_label);
  xml.optional_leaf("Commentaire", comment_of(*told.step));
  xml.leaf("Horodatage", paris_iso_text(told.step->at));
  xml.leaf("IdFacture", told.piece->number);
  if (told.piece->issue_date) xml.leaf("DateFacture", iso_text(*told.piece->issue_date));
  xml.close();
}

void write_unit(XmlWriter& xml, const ToldStep& told, const State& state, std::size_t order) {
  xml.open("CPPFactureStatutUnitaire");
  xml.attribute("NumOrdre", std::to_string(order));
  write_supplier(xml, *told.piece);
  write_recipient(xml, *told.piece);
  write_status(xml, told, state);
  xml.close();
}

}  // namespace

bool has_code(const ToldStep& told, const Machines& machines) {
  return coded_state(told, machines) != nullptr;
}

std::optional<Answer> cycle_de_vie(std::span<const ToldStep> steps, const Machines& machines,
                                   const AnswerContext& context, std::uint64_t number) {
  const auto coded = std::count_if(steps.begin(), steps.end(),
                                   [&](const ToldStep& told) { return has_code(told, machines); });
  if (coded == 0) return std::nullopt;
  XmlWriter xml;
  write_envelope(xml, context, answer_id(cycle_de_vie_interface, context.emitter, number));
  xml.open("CPPFactureStatuts");
  xml.attribute("compteur", std::to_string(coded));
  std::size_t order = 0;
  for (const auto& told : steps)
    if (const auto* state = coded_state(told, machines)) write_unit(xml, told, *state, ++order);
  return Answer{std::string(cycle_de_vie_interface), context.folder,
                answer_name(cycle_de_vie_interface, context, number), xml.finish()};
}

}  // namespace ecluse::lifecycle
