#include "lifecycle/integration_report.hpp"

#include <algorithm>
#include <string>

#include "lifecycle/cpp_statut.hpp"
#include "lifecycle/error_lines.hpp"
#include "lifecycle/paris_time.hpp"
#include "lifecycle/xml_writer.hpp"
#include "model/states.hpp"

namespace ecluse::lifecycle {
namespace {

std::size_t total_errors(const OutcomeWords& words) {
  std::size_t total = error_count(words.flux);
  for (const auto& piece : words.pieces) total += error_count(piece);
  return total;
}

void write_details(XmlWriter& xml, const Outcome& outcome, const OutcomeWords& words) {
  const auto total = total_errors(words);
  if (total == 0) return;
  xml.open("Details");
  xml.attribute("NbLignesErreur", std::to_string(total));
  ErrorLines lines(xml);
  lines.write({}, words.flux);
  for (std::size_t at = 0; at < std::min(words.pieces.size(), outcome.examined.pieces.size()); ++at)
    lines.write(name_of_document(outcome.examined.pieces[at]), words.pieces[at]);
  xml.close();
}

/// The code and words of the state of the flux. Machines that lack it, which the tests of the
/// tables exclude, would make the report say that the flux was not received.
State state_told(const Outcome& outcome, const Machines& machines) {
  const auto* state = machines.flux.find(state_of(outcome.fate));
  if (!state) state = machines.flux.find(flux_state::rejected);
  return state ? *state : State{{}, {}, {}, "93", {}, true};
}

}  // namespace

Answer integration_report(const Outcome& outcome, const OutcomeWords& words,
                          const Machines& machines, const AnswerContext& context,
                          std::uint64_t number) {
  const auto interface = report_interface(outcome.examined);
  const auto state = state_told(outcome, machines);
  XmlWriter xml;
  write_envelope(xml, context, answer_id(interface, context.emitter, number));
  xml.open("CPPFluxStatuts");
  xml.attribute("compteur", "1");
  xml.open("CPPFluxStatutUnitaire");
  xml.attribute("NumOrdre", "1");
  xml.open("DonneesStatut");
  xml.leaf("IdStatut", state.cpp_code);
  xml.optional_leaf("ComplementStatut", state.cpp_label);
  xml.leaf("Horodatage", paris_iso_text(context.now));
  xml.leaf("IdFlux", deposit_number(outcome.examined));
  write_details(xml, outcome, words);
  return {interface, context.folder, answer_name(interface, context, number), xml.finish()};
}

}  // namespace ecluse::lifecycle
